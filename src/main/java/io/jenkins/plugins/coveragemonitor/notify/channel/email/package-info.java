/** Messages by e-mail. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.channel.email;

import org.jspecify.annotations.NullMarked;
