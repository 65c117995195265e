/** The kinds of channels, a folder each, and the table of them. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.channel;

import org.jspecify.annotations.NullMarked;
