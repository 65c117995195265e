package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertMatcher;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.alert.store.KnownAlerts;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The alerts of all jobs that the caller may read. */
final class AlertsEndpoint {
    /** The order of urgency: active, pending, acknowledged, over; severe before others, then newest first. */
    private static final List<AlertStatus> ORDER = List.of(
            AlertStatus.ACTIVE, AlertStatus.PENDING, AlertStatus.ACKNOWLEDGED, AlertStatus.RESOLVED, AlertStatus.EVENT);

    private static final Comparator<Found> URGENT_FIRST = Comparator.<Found>comparingInt(
                    found -> ORDER.indexOf(found.alert().status()))
            .thenComparing(found -> found.alert().severity(), Comparator.reverseOrder())
            .thenComparing(found -> found.alert().since().time(), Comparator.reverseOrder())
            .thenComparing(found -> found.alert().alertId());

    /** By beginning, newest first. */
    private static final Comparator<Found> NEWEST_FIRST = Comparator.<Found, Instant>comparing(
                    found -> found.alert().since().time(), Comparator.reverseOrder())
            .thenComparing(found -> found.alert().alertId());

    /** The order of a list of alerts. */
    private enum Order {
        URGENT,
        NEWEST
    }

    private final ApiDependencies parts;

    AlertsEndpoint(ApiDependencies parts) {
        this.parts = parts;
    }

    /**
     * An alert and where it was found.
     *
     * @param alert the alert
     * @param monitor the id of the job's monitor
     * @param lost whether the job's own file lost it: it can be read, but not changed
     */
    record Found(Alert alert, String monitor, boolean lost) {
        /** An alert of the job's file. */
        Found(Alert alert, String monitor) {
            this(alert, monitor, false);
        }
    }

    /**
     * All alerts that the caller may read.
     *
     * @param problems why those of some jobs are not known, one sentence each
     */
    private record All(List<Found> found, List<String> problems) {}

    ApiResponse list(ApiCall call) throws IOException {
        QueryParameters parameters = call.parameters();
        Set<AlertStatus> statuses = parameters.any("status", AlertStatus.class);
        String branch = parameters.text("branch");
        AlertMatcher matcher = new AlertMatcher(
                parameters.texts("job"),
                branch.isEmpty() ? null : Set.of(branch),
                parameters.texts("component"),
                parameters.any("type", AlertType.class),
                parameters.any("severity", Severity.class),
                parameters.any("metric", Metric.class));
        boolean newest = parameters.one("order", Order.class, Order.URGENT) == Order.NEWEST;
        All all = withLost(call);
        List<Found> wanted = all.found().stream()
                .filter(found ->
                        statuses.isEmpty() || statuses.contains(found.alert().status()))
                .filter(found -> matcher.matches(found.alert()))
                .sorted(newest ? NEWEST_FIRST : URGENT_FIRST)
                .toList();
        return call.page(wanted, found -> view(call, found), all.problems());
    }

    ApiResponse get(ApiCall call) throws IOException {
        return ApiResponse.ok(view(call, find(call, withLost(call))));
    }

    /** The alert that the address names, if the caller has the endpoint's access to its job. */
    Found find(ApiCall call) throws IOException {
        return find(call, all(call));
    }

    private static Found find(ApiCall call, All all) throws IOException {
        String id = call.variable("id");
        for (Found found : all.found()) {
            if (found.alert().alertId().equals(id)) {
                call.job(found.alert().key().job());
                return found;
            }
        }
        if (!all.problems().isEmpty()) {
            throw new IOException(all.problems().get(0));
        }
        throw ApiProblem.missing("there is no alert '" + id + "'");
    }

    AlertResource view(ApiCall call, Found found) throws IOException {
        boolean silenced = parts.state()
                .silences()
                .all()
                .mutes(found.alert(), parts.clock().instant());
        boolean mayChange =
                !found.lost() && call.caller().mayConfigure(found.alert().key().job());
        return AlertResource.of(
                found.alert(),
                found.monitor(),
                SuppressionReason.of(parts, call.caller(), found.alert(), found.monitor()),
                silenced,
                mayChange);
    }

    private All withLost(ApiCall call) throws IOException {
        All all = all(call);
        for (String job : call.readableJobs()) {
            for (String id : parts.jobs().monitors(job)) {
                parts.jobs().lostAlerts(job, id).forEach(alert -> all.found().add(new Found(alert, id, true)));
            }
        }
        return all;
    }

    private All all(ApiCall call) throws IOException {
        All all = new All(new ArrayList<>(), new ArrayList<>());
        for (String job : call.readableJobs()) {
            for (String id : parts.jobs().monitors(job)) {
                CoverageMonitor monitor = parts.jobs().monitor(job, id);
                KnownAlerts known = monitor.knownAlerts();
                known.alerts().forEach(alert -> all.found().add(new Found(alert, id)));
                if (!known.isKnown()) {
                    all.problems().add("the alerts of " + monitor.title() + " cannot be read");
                }
            }
        }
        return all;
    }
}
