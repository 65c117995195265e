/** Messages as lines of the system's log. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.channel.log;

import org.jspecify.annotations.NullMarked;
