package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reports that are no longer expected, because somebody accepted the alert about their loss. */
public final class AcceptedLosses {
    private AcceptedLosses() {}

    /**
     * The paths of reports whose loss was accepted: for the builds that the alert was about, whatever their clock said,
     * and for those up to the moment of acceptance.
     *
     * @param alerts the alerts of the job
     * @param points the builds since the last complete one
     */
    public static Set<String> among(List<Alert> alerts, List<Point> points) {
        Set<String> accepted = new HashSet<>();
        for (Alert alert : alerts) {
            Resolution end = alert.resolution();
            if (alert.type() == AlertType.MEASUREMENT_LOST && end != null && end.how() == Resolution.How.ACCEPTED) {
                points.stream()
                        .filter(point ->
                                AlertContext.sameBranch(point, alert.key().branch()))
                        .filter(point ->
                                point.build() <= alert.build() || !point.time().isAfter(end.time()))
                        .flatMap(point -> point.completeness().of(alert.key().component()).stream())
                        .map(Missing::report)
                        .filter(Objects::nonNull)
                        .forEach(accepted::add);
            }
        }
        return accepted;
    }
}
