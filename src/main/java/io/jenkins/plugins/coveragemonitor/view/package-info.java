/**
 * The content of pages: plain records that become JSON, the same for Jenkins, the command line and the tests, and the
 * text table of a build's log. All sentences for readers are created here, so that pages only lay out.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.view;

import org.jspecify.annotations.NullMarked;
