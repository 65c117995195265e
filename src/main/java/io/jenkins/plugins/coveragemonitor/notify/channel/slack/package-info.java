/** Messages to a channel of Slack. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.channel.slack;

import org.jspecify.annotations.NullMarked;
