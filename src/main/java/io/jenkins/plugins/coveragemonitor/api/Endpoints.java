package io.jenkins.plugins.coveragemonitor.api;

import static io.jenkins.plugins.coveragemonitor.api.Access.ADMINISTER;
import static io.jenkins.plugins.coveragemonitor.api.Access.CONFIGURE;
import static io.jenkins.plugins.coveragemonitor.api.Access.READ;
import static io.jenkins.plugins.coveragemonitor.api.HttpMethod.DELETE;
import static io.jenkins.plugins.coveragemonitor.api.HttpMethod.GET;
import static io.jenkins.plugins.coveragemonitor.api.HttpMethod.POST;
import static io.jenkins.plugins.coveragemonitor.api.HttpMethod.PUT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table of endpoints: the whole interface on one page. */
final class Endpoints {
    private static final Map<EndpointScope, Access> READ_ALL = both(READ, READ);
    private static final Map<EndpointScope, Access> CHANGE_JOBS = both(CONFIGURE, CONFIGURE);
    private static final Map<EndpointScope, Access> CHANGE_ALL = both(ADMINISTER, CONFIGURE);
    private static final Map<EndpointScope, Access> ADMINISTRATORS = Map.of(EndpointScope.ALL_JOBS, ADMINISTER);

    private Endpoints() {}

    private static Map<EndpointScope, Access> both(Access all, Access one) {
        return Map.of(EndpointScope.ALL_JOBS, all, EndpointScope.ONE_JOB, one);
    }

    static List<Endpoint> of(ApiDependencies parts) {
        AlertsEndpoint alerts = new AlertsEndpoint(parts);
        AlertActionsEndpoint changes = new AlertActionsEndpoint(parts, alerts);
        MonitoringEndpoint monitoring = new MonitoringEndpoint(parts);
        ThresholdsEndpoint thresholds = new ThresholdsEndpoint(parts);
        ChannelsEndpoint channels = new ChannelsEndpoint(parts);
        DeliveriesEndpoint deliveries = new DeliveriesEndpoint(parts);
        SilencesEndpoint silences = new SilencesEndpoint(parts);
        MeasurementsEndpoint measurements = new MeasurementsEndpoint(parts);
        AdviceEndpoint advice = new AdviceEndpoint(parts);
        DigestEndpoint digest = new DigestEndpoint(parts);
        AuditEndpoint audit = new AuditEndpoint(parts);
        List<Endpoint> rows = new ArrayList<>();
        rows.add(Endpoint.of(GET, "", READ_ALL, "lists the endpoints", call -> index(call, rows)));

        rows.add(Endpoint.of(GET, "status", READ_ALL, "shows whether monitoring runs", monitoring::get));
        rows.add(Endpoint.of(POST, "status/start", CHANGE_ALL, "starts monitoring", monitoring::start));
        rows.add(Endpoint.of(POST, "status/stop", CHANGE_ALL, "stops alerts and notifications", monitoring::stop));

        rows.add(Endpoint.of(GET, "alerts", READ_ALL, "lists alerts", alerts::list));
        rows.add(Endpoint.of(POST, "alerts", CHANGE_JOBS, "creates an alert", changes::create));
        rows.add(Endpoint.of(GET, "alerts/{id}", READ_ALL, "shows one alert", alerts::get));
        rows.add(Endpoint.of(PUT, "alerts/{id}", CHANGE_JOBS, "changes what an alert says", changes::update));
        rows.add(Endpoint.of(
                POST, "alerts/{id}/acknowledge", CHANGE_JOBS, "acknowledges an alert", changes::acknowledge));
        rows.add(Endpoint.of(
                POST, "alerts/{id}/unacknowledge", CHANGE_JOBS, "ends an acknowledgement", changes::unacknowledge));
        rows.add(Endpoint.of(POST, "alerts/{id}/note", CHANGE_JOBS, "adds a note to an alert", changes::note));
        rows.add(Endpoint.of(
                POST, "alerts/{id}/accept", CHANGE_JOBS, "makes the alert's level the baseline", changes::accept));
        rows.add(Endpoint.of(POST, "alerts/{id}/resolve", CHANGE_JOBS, "ends an alert", changes::resolve));
        rows.add(Endpoint.of(POST, "alerts/{id}/silence", CHANGE_JOBS, "mutes an alert for a time", silences::ofAlert));

        rows.add(Endpoint.of(GET, "thresholds", READ_ALL, "shows when alerts fire", thresholds::get));
        rows.add(Endpoint.of(PUT, "thresholds", CHANGE_ALL, "sets when alerts fire", thresholds::put));
        rows.add(Endpoint.of(DELETE, "thresholds", CHANGE_ALL, "removes the settings made here", thresholds::delete));

        rows.add(Endpoint.of(GET, "channels", ADMINISTRATORS, "lists channels and their status", channels::list));
        rows.add(Endpoint.of(POST, "channels", ADMINISTRATORS, "adds a channel", channels::create));
        rows.add(Endpoint.of(GET, "channels/{name}", ADMINISTRATORS, "shows one channel", channels::get));
        rows.add(Endpoint.of(DELETE, "channels/{name}", ADMINISTRATORS, "takes a channel away", channels::delete));
        rows.add(Endpoint.of(POST, "channels/{name}/test", ADMINISTRATORS, "sends a test message", channels::test));

        rows.add(Endpoint.of(GET, "silences", READ_ALL, "lists silences", silences::list));
        rows.add(Endpoint.of(POST, "silences", CHANGE_JOBS, "mutes alerts for a time", silences::create));
        rows.add(Endpoint.of(GET, "silences/{id}", READ_ALL, "shows one silence", silences::get));
        rows.add(Endpoint.of(DELETE, "silences/{id}", CHANGE_JOBS, "ends a silence", silences::end));

        rows.add(Endpoint.of(GET, "deliveries", CHANGE_ALL, "lists messages and their delivery", deliveries::list));
        rows.add(
                Endpoint.of(GET, "deliveries/dead", CHANGE_ALL, "lists messages that were given up", deliveries::dead));
        rows.add(Endpoint.of(
                POST, "deliveries/{id}/send-again", CHANGE_ALL, "sends a given-up message again", deliveries::again));

        rows.add(Endpoint.of(GET, "measurements", READ_ALL, "lists measured builds, newest first", measurements::list));
        rows.add(Endpoint.of(GET, "trend", READ_ALL, "analyses the trend of a metric", measurements::trend));
        rows.add(Endpoint.of(GET, "gaps", READ_ALL, "lists the uncovered lines of a build", advice::gaps));
        rows.add(
                Endpoint.of(GET, "what-to-test-next", READ_ALL, "ranks the files that are worth a test", advice::next));
        rows.add(Endpoint.of(GET, "gate-status", READ_ALL, "shows the gates of a build", advice::gates));
        rows.add(Endpoint.of(GET, "explain-change", READ_ALL, "shows what changed since the baseline", advice::change));
        rows.add(Endpoint.of(GET, "digest", READ_ALL, "shows what the digest would say now", digest::preview));
        rows.add(Endpoint.of(GET, "export", READ_ALL, "exports the last days", measurements::export));
        rows.add(Endpoint.of(GET, "audit", CHANGE_ALL, "lists who changed what", audit::list));
        return List.copyOf(rows);
    }

    /** A row of the index. */
    private record Row(String method, String path, String says, String access) {}

    /** The index of endpoints. */
    private record Index(String version, List<Row> endpoints) {}

    private static ApiResponse index(ApiCall call, List<Endpoint> rows) {
        EndpointScope scope = call.scope();
        List<Row> shown = rows.stream()
                .filter(row -> row.access().containsKey(scope))
                .map(row -> new Row(
                        row.httpMethod().name(),
                        call.link() + (row.path().isEmpty() ? "" : "/" + row.template()),
                        row.says(),
                        row.access().get(scope).name()))
                .toList();
        return ApiResponse.ok(new Index(Api.VERSION, shown));
    }
}
