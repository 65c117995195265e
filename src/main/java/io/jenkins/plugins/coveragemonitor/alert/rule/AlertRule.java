package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import java.util.stream.Stream;

/**
 * Turns a build into findings. A rule is pure: the same context gives the same findings. For every open alert of its
 * own it says something, even if it is that nothing can be said.
 */
interface AlertRule {
    /** What it finds in the build. */
    Stream<Finding> findings(AlertContext context);
}
