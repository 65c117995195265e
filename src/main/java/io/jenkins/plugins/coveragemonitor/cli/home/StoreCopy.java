package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.postgres.PostgresHistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.ControllerProcess;
import io.jenkins.plugins.coveragemonitor.history.store.ForwardedJob;
import io.jenkins.plugins.coveragemonitor.history.store.ForwardingStatus;
import io.jenkins.plugins.coveragemonitor.history.store.ForwardingStatus.State;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.JournalForwarder;
import io.jenkins.plugins.coveragemonitor.history.store.StableId;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Copies what a command recorded of a job to the database of all controllers as well. The folder already has it: if the
 * database is unavailable, that costs a moment, and the copy follows with the job's next build.
 */
public final class StoreCopy {
    private static final long PAUSE_MILLIS = 100;

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "Also copy the job's history to the database of all controllers,"
                    + " jdbc:postgresql://HOST:PORT/DATABASE.")
    private @Nullable String url;

    @Option(
            names = "--controller",
            paramLabel = "ID",
            description = "With --store: the id of a home that has none yet. Default: one is made.")
    private @Nullable String controller;

    private @Nullable PostgresHistoryStore store;

    /**
     * Refuses invalid options before anything is recorded.
     *
     * @throws IOException if the home's id cannot be read
     */
    public void check(Home home) throws IOException {
        if (url == null) {
            if (controller != null) {
                throw CommandFailure.usage("--controller: give --store, too");
            }
            return;
        }
        store = HistoryStores.database(url);
        if (controller != null) {
            StableId id = StableId.ofController(home.folder());
            String known = id.read().orElse(controller);
            if (!known.equals(controller)) {
                throw CommandFailure.usage("--controller is '" + controller + "', but " + home.folder()
                        + " is the home of the controller '" + known + "': leave --controller out");
            }
            try {
                id.set(controller);
            } catch (IllegalArgumentException wrong) {
                throw CommandFailure.usage("--controller: " + wrong.getMessage());
            }
        }
    }

    /**
     * Copies within a time limit.
     *
     * @return why the database lacks something of the job, in one sentence; {@code null} if it has everything
     */
    public @Nullable String copy(Home home, String job, Duration patience) throws IOException, InterruptedException {
        PostgresHistoryStore target = store;
        if (target == null) {
            return null;
        }
        JournalForwarder forwarder = forwarder(target, home, job);
        FutureTask<@Nullable String> copied = new FutureTask<>(() -> copied(forwarder, patience));
        Thread thread = new Thread(copied, "coverage-monitor history to the shared store");
        // A connection that hangs does not keep the command from ending.
        thread.setDaemon(true);
        thread.start();
        String why;
        try {
            why = copied.get(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
            target.close();
        } catch (TimeoutException slow) {
            why = target.address() + ": did not take it within " + Plurals.count(patience.toSeconds(), "second");
        } catch (ExecutionException failed) {
            why = String.valueOf(failed.getCause());
        }
        return why == null
                ? null
                : "the database of all controllers lacks what is new in the job: " + why
                        + ". The job's next 'record --store' brings it there, or 'history copy'.";
    }

    private static @Nullable String copied(JournalForwarder forwarder, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        boolean all = forwarder.step();
        while (!all && isTaken(forwarder.status()) && System.nanoTime() - until < 0) {
            Thread.sleep(PAUSE_MILLIS);
            all = forwarder.step();
        }
        if (forwarder.status().reached() != null) {
            release(forwarder);
        }
        return all ? null : String.valueOf(forwarder.status().sentence());
    }

    private static void release(JournalForwarder forwarder) {
        try {
            forwarder.release();
        } catch (IOException away) {
            // The lease then ends by silence.
        }
    }

    /** Whether another command has the lease of this home, and will release it soon. */
    private static boolean isTaken(ForwardingStatus status) {
        return status.sentence() == null
                || status.state() == State.CLASH
                || status.state() == State.AWAY && status.reached() != null;
    }

    private static JournalForwarder forwarder(PostgresHistoryStore store, Home home, String job) throws IOException {
        JobHome place = home.job(job);
        HomeFacts facts = new HomeFacts(home.folder());
        String id = StableId.ofController(home.folder()).get();
        ForwardedJob one = new ForwardedJob(
                new JobKey(id, StableId.ofJob(place.job()).get(), place.id()),
                place,
                home.monitor(job)::retention,
                () -> facts.description(place, job).orElseThrow(),
                () -> facts.alerts(place, job));
        // Commands of one home on one machine share the lease: the recorded positions keep them apart.
        String holder = "the command line on " + machine() + " in "
                + home.folder().toAbsolutePath().normalize();
        ControllerProcess process = new ControllerProcess(id, () -> null, holder);
        return new JournalForwarder(store, process, home.folder(), () -> List.of(one), Clock.systemUTC());
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "this machine";
        }
    }
}
