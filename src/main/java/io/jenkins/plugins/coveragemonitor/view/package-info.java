/**
 * What a screen shows: plain records that become JSON, the same for Jenkins, the command line and the tests, and the
 * text table of a build's log. Every sentence a person reads is made here, so that pages only lay out.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.view;

import org.jspecify.annotations.NullMarked;
