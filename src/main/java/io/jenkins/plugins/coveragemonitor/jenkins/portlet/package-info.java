/** A part of dashboard views through the plugin dashboard-view, where it is installed. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.jenkins.portlet;

import org.jspecify.annotations.NullMarked;
