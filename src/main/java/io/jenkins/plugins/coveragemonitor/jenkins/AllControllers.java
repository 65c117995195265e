package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Item;
import hudson.model.Job;
import hudson.security.Permission;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.JobVisibility;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.jenkins.store.StoreService;
import io.jenkins.plugins.coveragemonitor.jenkins.store.StoredJobs;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import io.jenkins.plugins.coveragemonitor.view.controllers.AllControllersExport;
import io.jenkins.plugins.coveragemonitor.view.controllers.AllControllersPages;
import io.jenkins.plugins.coveragemonitor.view.controllers.AllControllersQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/**
 * The jobs of all controllers, for readers with the permission for them. It changes nothing. Of this controller's jobs
 * a reader only finds those that he may read. This controller does not know the permissions of others, so the
 * permission is for those who may see the coverage of all jobs.
 */
public final class AllControllers {
    /** The permission to see the jobs of all controllers, which administrators have. */
    @SuppressWarnings("deprecation") // the other constructors need a text of a library that Jenkins brings
    static final Permission SEE = new Permission(Jenkins.PERMISSIONS, "CoverageOfAllControllers", Jenkins.ADMINISTER);

    private final StoreService service;

    AllControllers(StoreService service) {
        this.service = service;
    }

    boolean isThere() {
        return service.store().isPresent();
    }

    boolean isAllowed() {
        return Jenkins.get().hasPermission(SEE);
    }

    /** The files of the views. */
    public PageHead getPageHead() {
        return PageHead.get();
    }

    /** The title of its page, checked for readers who may see it. */
    public String getDisplayName() {
        Jenkins.get().checkPermission(SEE);
        return Messages.AllControllers_DisplayName();
    }

    /** How much of what was recorded here the database has, for the head of the page. */
    public @Nullable String getDelay() {
        Jenkins.get().checkPermission(SEE);
        return service.delay();
    }

    /** The page's data and the exports, by the last part of the address. */
    @GET
    public void doData(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(SEE);
        Optional<HistoryStore> store = service.store();
        String rest = request.getRestOfPath().replaceFirst("^/", "");
        UnaryOperator<String> parameter = request::getParameter;
        Instant now = Clock.systemUTC().instant();
        AllControllersQuery query = AllControllersQuery.of(parameter, visible(), now);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (store.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        AllControllersExport export = new AllControllersExport(store.get(), query, now);
        switch (rest) {
            case "export.csv" -> {
                csv(response, "coverage.csv");
                export.csv(response.getOutputStream());
            }
            case "alerts.csv" -> {
                csv(response, "alerts.csv");
                export.alertsCsv(response.getOutputStream());
            }
            case "alerts.json" -> {
                response.setContentType("application/json;charset=UTF-8");
                export.alertsJson(response.getOutputStream());
            }
            case "export.json" -> {
                response.setContentType("application/json;charset=UTF-8");
                export.json(response.getOutputStream(), "true".equals(request.getParameter("points")));
            }
            default -> page(store.get(), rest.isEmpty() ? "jobs" : rest, query, parameter, response);
        }
    }

    private static void csv(StaplerResponse2 response, String name) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private static void page(
            HistoryStore store,
            String what,
            AllControllersQuery query,
            UnaryOperator<String> parameter,
            StaplerResponse2 response)
            throws IOException {
        try {
            Optional<Record> page = new AllControllersPages(store)
                    .answer(what, query, parameter, Clock.systemUTC().instant());
            response.setStatus(page.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
            response.setContentType("application/json;charset=UTF-8");
            if (page.isPresent()) {
                response.getOutputStream().write(ViewJson.bytes(page.get()));
            }
        } catch (IOException away) {
            // The pages of this controller's own jobs read their files and still work.
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream().write((FailureText.sentence(away) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Administrators see everything, others those of this controller's jobs that they may read. */
    @SuppressWarnings("rawtypes")
    private JobVisibility visible() throws IOException {
        Jenkins jenkins = Jenkins.get();
        Optional<StoredJobs> own = service.jobs();
        if (own.isEmpty() || jenkins.hasPermission(Jenkins.ADMINISTER)) {
            return JobVisibility.ALL;
        }
        Set<String> readable = new HashSet<>();
        for (Job job : jenkins.getAllItems(Job.class)) {
            if (job.hasPermission(Item.READ) && !JobFiles.ids(job).isEmpty()) {
                readable.add(own.get().id(job));
            }
        }
        return new JobVisibility(own.get().controller(), readable);
    }
}
