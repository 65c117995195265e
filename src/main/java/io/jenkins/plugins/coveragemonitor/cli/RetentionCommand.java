package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.home.HomeRetention;
import io.jenkins.plugins.coveragemonitor.cli.home.HomeState;
import io.jenkins.plugins.coveragemonitor.cli.home.MonitoredHome;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.cli.output.JsonLine;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows and changes how long recorded data is kept. */
@Command(
        name = "retention",
        description =
                "Shows how long history, alerts, deliveries and the audit log are kept, and changes it for all jobs.",
        mixinStandardHelpOptions = true)
final class RetentionCommand implements Callable<Integer> {
    @Mixin
    private MonitoredHome home;

    @Option(
            names = "--job",
            paramLabel = "NAME",
            description = "Show the setting of this job. A job sets its own with 'retention' in record --config.")
    private String job;

    @Option(names = "--builds", paramLabel = "N", description = "Keep the newest N builds of a history; 0 for all.")
    private Integer builds;

    @Option(names = "--days", paramLabel = "N", description = "Keep N days of history; 0 for ever.")
    private Integer days;

    @Option(names = "--alert-days", paramLabel = "N", description = "Keep an alert N days after its end.")
    private Integer alertDays;

    @Option(names = "--delivery-days", paramLabel = "N", description = "Keep the log of deliveries for N days.")
    private Integer deliveryDays;

    @Option(names = "--audit-days", paramLabel = "N", description = "Keep the audit log for N days.")
    private Integer auditDays;

    @Option(
            names = "--by",
            paramLabel = "WHO",
            defaultValue = "${sys:user.name}",
            description = "The name to put into the audit log (${DEFAULT-VALUE}).")
    private String who;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Retention set = set();
        Retention holds = set.equals(Retention.UNSET) ? shown() : changed(set);
        if (json) {
            JsonLine.print(spec.commandLine().getOut(), holds);
        } else {
            spec.commandLine().getOut().println(holds.words());
        }
        return ExitCode.PASSED.code();
    }

    private Retention set() {
        try {
            return new Retention(builds, days, alertDays, deliveryDays, auditDays);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }

    private Retention shown() {
        return job == null ? home.retention() : home.knownMonitor(job).retention();
    }

    private Retention changed(Retention set) throws IOException {
        if (job != null) {
            throw CommandFailure.usage("--job: what a job keeps is set in its configuration: give \"retention\" in"
                    + " record --config, or leave --job out to change it for all jobs");
        }
        Retention changed = new HomeRetention(home.folder()).change(set);
        HomeState.of(home).audit().add(who, "retention.update", null, null, changed.words());
        return changed;
    }
}
