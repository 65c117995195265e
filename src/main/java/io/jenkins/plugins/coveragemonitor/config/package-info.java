/** How a job is monitored, and the file that says so. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.config;

import org.jspecify.annotations.NullMarked;
