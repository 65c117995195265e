/** A portlet for dashboard views of the plugin dashboard-view, if it is installed. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.jenkins.portlet;

import org.jspecify.annotations.NullMarked;
