/** What belongs to a job: the files with its data, and the addresses of its pages. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.jenkins.job;

import org.jspecify.annotations.NullMarked;
