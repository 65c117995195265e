/** Messages as JSON to a webhook. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.channel.webhook;

import org.jspecify.annotations.NullMarked;
