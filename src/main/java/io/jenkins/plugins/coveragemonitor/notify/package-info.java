/**
 * How people are reached: an event of the alert store becomes one message for each channel, the outbox keeps it on disk
 * until it is delivered, and a channel answers one question: delivered, later, or never.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify;

import org.jspecify.annotations.NullMarked;
