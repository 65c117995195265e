/** Messages as JSON to an address. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.channel.webhook;

import org.jspecify.annotations.NullMarked;
