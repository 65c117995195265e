/**
 * How people are reached: a step of the alert book becomes one message a channel, the outbox keeps it on disk until the
 * channel has it, and a channel answers one question: delivered, later, or never.
 */
package io.jenkins.plugins.coveragemonitor.notify;
