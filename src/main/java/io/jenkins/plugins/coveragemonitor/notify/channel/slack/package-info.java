/** Messages to Slack. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.channel.slack;

import org.jspecify.annotations.NullMarked;
