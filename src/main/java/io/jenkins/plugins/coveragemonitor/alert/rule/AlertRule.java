package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import java.util.stream.Stream;

/**
 * Turns a build into findings. A rule is pure: the same context gives the same findings. It returns a finding for every
 * open alert of its own, even if the finding is that nothing is known.
 */
interface AlertRule {
    /** The findings in the build. */
    Stream<Finding> findings(AlertContext context);
}
