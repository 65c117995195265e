/** The column of list views with the coverage of each job. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.jenkins.column;

import org.jspecify.annotations.NullMarked;
