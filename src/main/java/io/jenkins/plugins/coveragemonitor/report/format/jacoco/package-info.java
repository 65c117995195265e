/** JaCoCo's XML, and its execution data with the classes. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import org.jspecify.annotations.NullMarked;
