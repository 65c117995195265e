package io.jenkins.plugins.coveragemonitor.cli.spy;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.RemoteExecution;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.RetriedDump;
import io.jenkins.plugins.coveragemonitor.spy.session.ConnectedServices;
import io.jenkins.plugins.coveragemonitor.spy.session.LiveServices;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import io.jenkins.plugins.coveragemonitor.spy.session.StartedRelease;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Requests the data of running Java services repeatedly, for days. */
@Command(
        name = "watch",
        description =
                "Dumps running Java services at an interval and keeps their reports up to date, until it is stopped.",
        mixinStandardHelpOptions = true)
final class SpyWatchCommand implements Callable<Integer> {
    private static final Pattern INTERVAL = Pattern.compile("([0-9]{1,6})(s|m|h)?");

    /** How long connected instances have to answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Mixin
    private SpyFolderOption folder;

    @Option(
            names = "--target",
            paramLabel = "SERVICE=HOST:PORT",
            description = "An instance of a service; may be repeated.")
    private List<String> targets = List.of();

    @Option(
            names = "--listen",
            paramLabel = "SERVICE=HOST:PORT",
            description = "The address that instances of a service connect to (output=tcpclient); may be repeated.")
    private List<String> listen = List.of();

    @Option(
            names = "--every",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "The polling interval, such as 60s, 5m or 1h (${DEFAULT-VALUE}).")
    private String every;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Stop after this many rounds. Default: run until stopped.")
    private Integer rounds;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "Where the sources and class files are. Default: the current folder.")
    private Path workspace = Path.of("");

    @Mixin
    private ReleaseOptions releases;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<LiveServices.Instance> instances =
                targets.stream().map(target -> instance("--target", target)).toList();
        List<LiveServices.Instance> ports =
                listen.stream().map(port -> instance("--listen", port)).toList();
        if (instances.isEmpty() && ports.isEmpty()) {
            throw CommandFailure.usage(
                    "there is nothing to watch: give --target SERVICE=HOST:PORT for each instance, or --listen"
                            + " SERVICE=HOST:PORT where instances connect");
        }
        Duration pause = pause();
        SpyFolder watched = folder.folder();
        SpySession session = session(
                watched, Stream.concat(instances.stream(), ports.stream()).toList());
        try (ConnectedServices connected = new ConnectedServices(watched, Clock.systemUTC())) {
            for (LiveServices.Instance port : ports) {
                RemoteExecution address = port.address();
                connected.listen(port.service(), new InetSocketAddress(address.host(), address.port()));
            }
            return watch(session, instances, connected, pause).code();
        }
    }

    private ExitCode watch(
            SpySession session, List<LiveServices.Instance> instances, ConnectedServices connected, Duration pause)
            throws IOException, InterruptedException {
        LiveServices live = new LiveServices(session.folder(), new RetriedDump(0, Duration.ZERO), Clock.systemUTC());
        PrintWriter err = spec.commandLine().getErr();
        boolean all = true;
        for (int round = 1; rounds == null || round <= rounds; round++) {
            if (round > 1) {
                Thread.sleep(pause.toMillis());
            }
            live.ask(instances, false).forEach(sentence -> err.println(ConsoleEscaper.line(sentence)));
            connected.ask(PATIENCE).forEach(sentence -> err.println(ConsoleEscaper.line(sentence)));
            PrintWriter out = spec.commandLine().getOut();
            all = SpySummary.print(session.collect(), session.folder(), out, err);
            out.flush();
        }
        return all ? ExitCode.PASSED : ExitCode.UNUSABLE;
    }

    /** Continues what was watched before. */
    private SpySession session(SpyFolder watched, List<LiveServices.Instance> instances) throws IOException {
        List<String> services = new ArrayList<>(instances.stream()
                .map(LiveServices.Instance::service)
                .distinct()
                .toList());
        Map<String, StartedRelease> known = releases.of(services);
        if (Files.isDirectory(watched.tools())) {
            SpySession session = SpySession.open(watched);
            return known.isEmpty() ? session : session.running(known);
        }
        SpySettings settings =
                new SpySettings(Set.of(SpyLanguage.JAVA), services, List.of(), List.of(), SpySettings.DEFAULT_INTERVAL);
        return SpySession.begin(watched, settings, workspace, known);
    }

    private static LiveServices.Instance instance(String option, String target) {
        int equals = target.indexOf('=');
        try {
            if (equals < 0) {
                throw new IllegalArgumentException(
                        option + ": '" + target + "' is not SERVICE=HOST:PORT, such as shop=shop-1:6300");
            }
            SpySettings.checkService(target.substring(0, equals));
            return new LiveServices.Instance(
                    target.substring(0, equals), RemoteExecution.of(target.substring(equals + 1)));
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(wrong);
        }
    }

    private Duration pause() {
        Matcher parts = INTERVAL.matcher(every);
        long number = parts.matches() ? Long.parseLong(parts.group(1)) : 0;
        if (number == 0) {
            throw CommandFailure.usage("--every is '" + every + "': give a time such as 60s, 5m or 1h");
        }
        return switch (parts.group(2) == null ? "s" : parts.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
