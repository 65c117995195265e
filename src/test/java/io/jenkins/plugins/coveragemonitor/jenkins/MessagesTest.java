package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.collect.StaleReports;
import io.jenkins.plugins.coveragemonitor.collect.UnlistedFiles;
import io.jenkins.plugins.coveragemonitor.config.UnreadableReports;
import io.jenkins.plugins.coveragemonitor.gate.rule.BaselineKind;
import io.jenkins.plugins.coveragemonitor.gate.rule.OnMiss;
import io.jenkins.plugins.coveragemonitor.gate.rule.RemovedCode;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.jenkins.config.Choices;
import io.jenkins.plugins.coveragemonitor.jenkins.job.ReaderTexts;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest.WhenClosed;
import io.jenkins.plugins.coveragemonitor.publish.AnnotationChoice;
import io.jenkins.plugins.coveragemonitor.source.SourceRetention;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.localizer.LocaleProvider;

/** The names and sentences that Jenkins shows in its reader's language. */
class MessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources/io/jenkins/plugins/coveragemonitor/jenkins");
    private static final Path SOURCES = Path.of("src/main/java/io/jenkins/plugins/coveragemonitor/jenkins");

    /** What a form offers to choose from. */
    private static final Set<Enum<?>[]> WORDS = Set.of(
            AlertType.values(),
            AnnotationChoice.values(),
            BaselineKind.values(),
            Metric.values(),
            OnMiss.values(),
            RemovedCode.values(),
            Scope.values(),
            Severity.values(),
            SourceRetention.values(),
            StaleReports.values(),
            UnlistedFiles.values(),
            UnreadableReports.values(),
            WhenClosed.values());

    private static final Pattern OFFERED = Pattern.compile("Choices\\.of\\(\\s*(\\w+)\\.values\\(\\)");

    static Stream<Path> lists() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.endsWith("Messages.properties")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void germanHasEachTextWithItsPlaces(Path list) throws IOException {
        Properties english = read(list);
        Properties german = read(list.resolveSibling("Messages_de.properties"));
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(german.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void eachTextIsUsed(Path list) throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.list(SOURCES.resolve(RESOURCES.relativize(list.getParent())))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(file));
            }
        }
        Set<String> chosen = WORDS.stream()
                .flatMap(Arrays::stream)
                .map(word -> word.getDeclaringClass().getSimpleName() + "." + word.name())
                .collect(Collectors.toSet());
        assertThat(read(list).stringPropertyNames().stream()
                        .filter(key -> !chosen.contains(key))
                        .filter(key ->
                                !code.toString().matches("(?s).*Messages(?:\\.|::)" + key.replace('.', '_') + "\\b.*")))
                .isEmpty();
    }

    @Test
    void whatEachFormOffersIsAmongTheWords() throws IOException {
        Set<String> known = WORDS.stream()
                .map(words -> words[0].getDeclaringClass().getSimpleName())
                .collect(Collectors.toSet());
        Set<String> offered;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            offered = files.filter(file -> file.toString().endsWith(".java"))
                    .map(MessagesTest::text)
                    .flatMap(code -> OFFERED.matcher(code).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        }
        assertThat(offered).contains("StaleReports", "Metric");
        assertThat(known).containsAll(offered);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void eachWordOfAFormHasALabel() {
        assertThat(WORDS.stream().flatMap(Arrays::stream).map(Choices::label)).allMatch(label -> !label.isBlank());
        assertThat(Choices.label(BaselineKind.LAST_PASSED)).isEqualTo("Last passed");
        assertThat(Choices.label(OnMiss.WARNING)).isEqualTo("Unstable");
    }

    @Test
    void readersWhoSpeakGermanGetGerman() {
        assertThat(inGerman(() -> Choices.label(OnMiss.WARNING))).isEqualTo("Instabil");
        assertThat(inGerman(() -> Messages.CoverageJobAction_DisplayNameOf("backend")))
                .isEqualTo("Abdeckungstrend (backend)");
        assertThat(inGerman(() -> ReaderTexts.said("Line coverage fell 0.62 points against #119.")))
                .isEqualTo("Zeilenabdeckung fiel um 0,62 Punkte gegen #119.");
        assertThat(inGerman(() -> io.jenkins.plugins.coveragemonitor.jenkins.column.Messages.CoverageCell_Description(
                        "Zeilenabdeckung", 60, "1140", "83,47 %")))
                .isEqualTo("Zeilenabdeckung der letzten 60 Builds; #1140: 83,47 %");
        assertThat(inGerman(() -> io.jenkins.plugins.coveragemonitor.jenkins.column.Messages.CoverageCell_Description(
                        "Zeilenabdeckung", 1, "7", "83,47 %")))
                .isEqualTo("Zeilenabdeckung des letzten Builds; #7: 83,47 %");
    }

    private static String inGerman(Supplier<String> text) {
        LocaleProvider before = LocaleProvider.getProvider();
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                return Locale.GERMAN;
            }
        });
        try {
            return text.get();
        } finally {
            LocaleProvider.setProvider(before);
        }
    }

    /** How many values a text takes; MessageFormat refuses one that it cannot read. */
    private static int places(String text) {
        return new MessageFormat(text).getFormatsByArgumentIndex().length;
    }

    private static Properties read(Path file) throws IOException {
        Properties all = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            all.load(in);
        }
        return all;
    }
}
