/** Messages to a channel of Microsoft Teams. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.channel.teams;

import org.jspecify.annotations.NullMarked;
