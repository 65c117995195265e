package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The texts of the views and forms, as translators of Jenkins expect them: {@code ${%Text}} in the view, where the text is
 * its own key, and each key in {@code …_de.properties} beside it. Keys with parentheses are split by Jenkins, so such texts
 * have a name, and stand in {@code ….properties}.
 */
class ViewTextsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/io/jenkins/plugins/coveragemonitor");
    private static final Pattern KEY = Pattern.compile("\\$\\{%([^}(]+)(?:\\([^}]*\\))?}");
    private static final Pattern PLAIN = Pattern.compile(
            "\\b(?:title|description|add|addCaption|header|progress|checkTitle)=\"[^\"$]*[A-Za-z]|>[^<$]*\\b[a-z]{2,}[^<$]*<");
    private static final Set<String> CAMEL = Set.of("alerts", "retention", "testTimeUpPercent");

    static Stream<Path> views() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".jelly")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void eachTextHasItsGermanOneAndThereIsNoOther(Path view) throws IOException {
        Set<String> keys = keys(view);
        assertThat(properties(view, "_de").stringPropertyNames()).isEqualTo(keys);
        // Jenkins formats texts with java.text.MessageFormat, in which a single apostrophe is lost.
        assertThat(properties(view, "_de").values().stream().map(Object::toString))
                .noneMatch(text -> text.replace("''", "").contains("'"));
        assertThat(keys).noneMatch(key -> key.contains("'"));
    }

    @ParameterizedTest
    @MethodSource("views")
    void noTextIsInTheViewItself(Path view) throws IOException {
        String text = Files.readString(view).replaceAll("(?s)<!--.*?-->", "").replaceAll("\\$\\{[^}]*}", "\\${}");
        assertThat(PLAIN.matcher(text).results().map(match -> match.group())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("views")
    void aTextThatIsNotItsOwnKeyIsGivenInEnglish(Path view) throws IOException {
        assertThat(properties(view, "").stringPropertyNames())
                .isEqualTo(keys(view).stream().filter(CAMEL::contains).collect(Collectors.toSet()));
    }

    @Test
    void noFileOfTextsIsWithoutItsView() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("jenkins"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".properties")
                            && !file.getFileName().toString().startsWith("Messages")
                            && !Files.exists(Path.of(file.toString().replaceAll("(_de)?\\.properties$", ".jelly")))))
                    .isEmpty();
        }
    }

    private static Set<String> keys(Path view) throws IOException {
        return KEY.matcher(Files.readString(view))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties properties(Path view, String language) throws IOException {
        Path file = Path.of(view.toString().replaceAll("\\.jelly$", language + ".properties"));
        Properties all = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
                all.load(in);
            }
        }
        return all;
    }
}
