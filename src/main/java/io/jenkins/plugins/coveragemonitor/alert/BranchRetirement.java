package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.history.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the branches that a job no longer builds. Where each branch has a job of its own, a deleted branch takes its
 * job along; here a branch counts as gone if it was not built for some days while another one was. A job that builds
 * nothing at all has lost no branch.
 */
public final class BranchRetirement {
    private BranchRetirement() {}

    /**
     * The branches that are gone.
     *
     * @param history all builds of the job, measured or not
     * @return empty if the settings say never
     */
    public static Set<String> gone(List<Point> history, AlertSettings settings, Instant now) {
        if (settings.branchDays() == 0) {
            return Set.of();
        }
        Map<String, Instant> built = new HashMap<>();
        Instant newest = Instant.MIN;
        for (Point point : history) {
            built.merge(point.branch() == null ? "" : point.branch(), point.time(), BranchRetirement::later);
            newest = later(newest, point.time());
        }
        Duration days = Duration.ofDays(settings.branchDays());
        Set<String> gone = new HashSet<>();
        for (Map.Entry<String, Instant> branch : built.entrySet()) {
            boolean others = branch.getValue().isBefore(newest);
            if (others
                    && !branch.getKey().isEmpty()
                    && !branch.getValue().plus(days).isAfter(now)) {
                gone.add(branch.getKey());
            }
        }
        return gone;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
