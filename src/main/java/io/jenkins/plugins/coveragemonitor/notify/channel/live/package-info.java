/** Messages to open pages. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.channel.live;

import org.jspecify.annotations.NullMarked;
