/** The table of formats, and the façade that reads a file by it. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report;

import org.jspecify.annotations.NullMarked;
