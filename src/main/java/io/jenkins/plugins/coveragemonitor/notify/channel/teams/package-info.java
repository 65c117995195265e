/** Messages to Microsoft Teams. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.channel.teams;

import org.jspecify.annotations.NullMarked;
