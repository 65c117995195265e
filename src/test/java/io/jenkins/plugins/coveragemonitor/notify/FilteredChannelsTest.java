package io.jenkins.plugins.coveragemonitor.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertStore;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.notify.channel.ChannelKinds;
import io.jenkins.plugins.coveragemonitor.notify.channel.ChannelSettingsReader;
import io.jenkins.plugins.coveragemonitor.notify.channel.email.Mailer;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpClients;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Dispatcher;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Outbox;
import io.jenkins.plugins.coveragemonitor.notify.outbox.OutboxLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Filters by job, branch and component, from a channel's settings of every kind to what the outbox then holds. */
class FilteredChannelsTest {
    /** A kind, and the least that it needs to be one. */
    private static final Map<String, String> KINDS = Map.of(
            "log", "",
            "webhook", ",\"url\":\"http://127.0.0.1:1/\"",
            "slack", ",\"token\":\"xoxb-1\",\"channel\":\"#builds\"",
            "teams", ",\"url\":\"http://127.0.0.1:1/\"",
            "email", ",\"to\":[\"team@example.com\"]");

    /** A filter, and what of the drop of {@code worker} in a branch {@code release/1.2} of {@code shop/payments} is told. */
    private record Case(String filter, boolean notified) {}

    private static final List<Case> CASES = List.of(
            new Case("", true),
            new Case(",\"jobs\":[\"shop/payments\"]", true),
            new Case(",\"jobs\":[\"shop/*\"]", true),
            new Case(",\"jobs\":[\"*pay*\"]", true),
            new Case(",\"jobs\":[\"billing/*\",\"shop/*\"]", true),
            new Case(",\"jobs\":[\"shop\"]", false),
            new Case(",\"jobs\":[\"payments\"]", false),
            new Case(",\"jobs\":[\"billing/*\"]", false),
            new Case(",\"branches\":[\"release/*\"]", true),
            new Case(",\"branches\":[\"main\",\"release/1.?\"]", false),
            new Case(",\"branches\":[\"main\"]", false),
            new Case(",\"components\":[\"worker\"]", true),
            new Case(",\"components\":[\"w*\"]", true),
            new Case(",\"components\":[\"web\"]", false),
            new Case(",\"jobs\":[\"shop/*\"],\"branches\":[\"release/*\"],\"components\":[\"worker\"]", true),
            new Case(",\"jobs\":[\"shop/*\"],\"branches\":[\"main\"],\"components\":[\"worker\"]", false),
            new Case(",\"components\":[\"worker\"],\"types\":[\"TESTS_FAILING\"]", false),
            new Case(",\"components\":[\"worker\"],\"severities\":[\"CRITICAL\"]", false));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> aChannelHearsWhatItsFilterWantsWhateverItsKind() {
        return KINDS.keySet().stream().sorted().flatMap(kind -> CASES.stream()
                .map(each -> DynamicTest.dynamicTest(
                        kind + (each.filter().isEmpty() ? " without a filter" : each.filter()),
                        () -> check(kind, each))));
    }

    private void check(String kind, Case each) throws Exception {
        Channel channel = channel(kind, each.filter());
        assertThat(put(channel, 9000, 8600)).isEqualTo(each.notified() ? 1 : 0);
    }

    /** What is of the project is of no component: a channel for one component is not told of it. */
    @TestFactory
    Stream<DynamicTest> aDropOfTheProjectIsNotForAChannelOfOneComponent() {
        return KINDS.keySet().stream()
                .sorted()
                .map(kind -> DynamicTest.dynamicTest(kind, () -> {
                    assertThat(put(channel(kind, ",\"components\":[\"worker\"]"), 8600, 9000))
                            .isZero();
                    assertThat(put(channel(kind, ",\"components\":[\"*\"]"), 8600, 9000))
                            .isEqualTo(1);
                }));
    }

    private static Channel channel(String kind, String filter) throws IOException {
        String json = "[{\"" + kind + "\":{\"name\":\"ops\"" + KINDS.get(kind) + filter + "}}]";
        ChannelKinds kinds = new ChannelKinds(
                HttpClients.DIRECT, new TargetPolicy(true), Clock.systemUTC(), line -> {}, mock(Mailer.class));
        return kinds.create(
                ChannelSettingsReader.read(new ObjectMapper().readTree(json)).get(0));
    }

    /** How many messages a second build, with so much covered, puts into the outbox. */
    private int put(Channel channel, int project, int worker) throws IOException {
        Path home = Files.createTempDirectory(folder, "home");
        AlertStore book = new AlertStore(home.resolve("alerts.jsonl"), "shop/payments", Clock.systemUTC());
        List<Point> history = new ArrayList<>();
        for (int build = 1; build <= 2; build++) {
            Point point = Point.builder(build, SampleMessages.TIME)
                    .totals(counters(build == 1 ? 9000 : project))
                    .components(Map.of("worker", counters(build == 1 ? 9000 : worker)))
                    .commit("c0ffee")
                    .branch("release/1.2")
                    .create();
            history.add(point);
            book.evaluate(point, history, List.of(), AlertSettings.DEFAULT, Silences.NONE);
        }
        Outbox outbox = new Outbox(
                home.resolve("outbox"), OutboxLimits.DEFAULT, Clock.systemUTC(), new Random(1), sentence -> {});
        outbox.use(List.of(channel));
        int put = new Dispatcher(outbox)
                .dispatch(book, new AlertMessages("shop/payments", build -> null), List.of(channel));
        assertThat(outbox.status().get(0).waiting()).isEqualTo(put);
        return put;
    }

    private static Counters counters(int covered) {
        return Counters.of(Metric.LINE, new Counter(covered, 10_000 - covered));
    }
}
