/** Delivery: persistent, retried, limited in rate; undeliverable messages are kept. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.outbox;

import org.jspecify.annotations.NullMarked;
