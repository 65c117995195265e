/** What people set at run time for all jobs, kept in files: silences, thresholds, the switch of monitoring, the audit log. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.api.state;

import org.jspecify.annotations.NullMarked;
