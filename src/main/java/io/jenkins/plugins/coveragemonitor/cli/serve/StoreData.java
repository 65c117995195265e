package io.jenkins.plugins.coveragemonitor.cli.serve;

import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.JobVisibility;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import io.jenkins.plugins.coveragemonitor.view.controllers.AllControllersExport;
import io.jenkins.plugins.coveragemonitor.view.controllers.AllControllersPages;
import io.jenkins.plugins.coveragemonitor.view.controllers.AllControllersQuery;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/** The data of the page over all controllers. Whoever can start the server can read the store, so nothing is hidden. */
final class StoreData {
    private final HistoryStore store;
    private final Clock clock;

    StoreData(HistoryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Answer answer(String path, Query parameters) throws IOException {
        Instant now = clock.instant();
        AllControllersQuery query = AllControllersQuery.of(parameters.values()::get, JobVisibility.ALL, now);
        String what = path.isEmpty() ? "jobs" : path.substring(1);
        AllControllersExport export = new AllControllersExport(store, query, now);
        return switch (what) {
            case "export.csv" -> Answer.streamed("text/csv; charset=utf-8", export::csv);
            case "alerts.csv" -> Answer.streamed("text/csv; charset=utf-8", export::alertsCsv);
            case "alerts.json" -> Answer.streamed("application/json; charset=utf-8", export::alertsJson);
            case "export.json" ->
                Answer.streamed(
                        "application/json; charset=utf-8",
                        out -> export.json(out, parameters.text("points").equals("true")));
            default -> page(what, query, parameters);
        };
    }

    /** A store that is unavailable now may answer the next request. */
    private Answer page(String what, AllControllersQuery query, Query parameters) {
        try {
            return new AllControllersPages(store)
                    .answer(what, query, parameters.values()::get, clock.instant())
                    .map(page -> Answer.json(ViewJson.bytes(page)))
                    .orElse(Answer.missing("there is no such data"));
        } catch (IOException away) {
            return Answer.unavailable(FailureText.sentence(away));
        }
    }
}
