package io.jenkins.plugins.coveragemonitor.jenkins.badge;

import hudson.Extension;
import hudson.model.Actionable;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.jenkins.JobBadge;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.publish.Badge;
import java.io.IOException;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.badge.extensionpoints.ParameterResolverExtensionPoint;
import org.jspecify.annotations.Nullable;

/**
 * {@code ${coverage}}, {@code ${coverage.color}}, {@code ${coverage.BRANCH}} and {@code ${coverage.BRANCH.color}} in
 * the addresses of badges of the plugin embeddable-build-status, for a job or a build. That plugin has checked that the
 * reader may see the job's status. Loaded only if it is installed.
 */
@Extension(optional = true)
public final class CoverageBadgeValues implements ParameterResolverExtensionPoint {
    private static final Logger LOG = Logger.getLogger(CoverageBadgeValues.class.getName());

    private static final Pattern NAME = Pattern.compile("coverage(?:\\.("
            + Arrays.stream(Metric.values())
                    .filter(Metric::isCoverage)
                    .map(Metric::name)
                    .collect(Collectors.joining("|"))
            + "))?(\\.color)?");

    /** The value of a name; the name itself if it is not one of ours, as the plugin requires. */
    @Override
    public String resolve(Actionable actionable, String selector) {
        Matcher name = NAME.matcher(selector);
        if (!name.matches() || !(actionable instanceof Job<?, ?> || actionable instanceof Run<?, ?>)) {
            return selector;
        }
        Badge badge = badge(actionable, name.group(1) == null ? null : Metric.valueOf(name.group(1)));
        return name.group(2) == null ? badge.status() : badge.color();
    }

    private static Badge badge(Actionable shown, @Nullable Metric metric) {
        JobBadge badge = new JobBadge(null, metric, null, null);
        try {
            return shown instanceof Run<?, ?> run ? badge.of(run) : badge.of((Job<?, ?>) shown);
        } catch (IOException | RuntimeException unreadable) {
            LOG.log(Level.FINE, unreadable, () -> "No figures for the badge of " + shown.getDisplayName());
            return Badge.unknown("coverage");
        }
    }
}
