/** Delivery: persistent, retried, limited in rate; what could not be delivered is kept. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.outbox;

import org.jspecify.annotations.NullMarked;
