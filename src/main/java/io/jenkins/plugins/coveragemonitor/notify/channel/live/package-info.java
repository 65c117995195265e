/** Messages to pages that are open. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.channel.live;

import org.jspecify.annotations.NullMarked;
