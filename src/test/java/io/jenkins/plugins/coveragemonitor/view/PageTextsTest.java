package io.jenkins.plugins.coveragemonitor.view;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of the pages' texts against what the scripts say, and each other language against the list. */
class PageTextsTest {
    private static final Path FOLDER = Path.of("src/main/resources/io/jenkins/plugins/coveragemonitor/view");
    private static final Path SCRIPTS = Path.of("src/main/webapp/js");
    private static final Pattern TEXT = Pattern.compile("\\bt\\(\\s*'((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern NOUN = Pattern.compile(
            "\\b(?:plural|noun|one)\\(\\s*(?:[^(),']|\\([^()]*(?:\\([^()]*\\)[^()]*)*\\))+,\\s*'([^']*)'(?:,\\s*'([^']*)')?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w\\}");

    private static String scripts;
    private static Properties english;

    @BeforeAll
    static void read() throws IOException {
        scripts = all(SCRIPTS, ".js");
        english = read(FOLDER.resolve("messages.properties"));
    }

    static Stream<Path> languages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith("messages_")).toList().stream();
        }
    }

    @Test
    void eachTextOfTheScriptsIsListedAndNoOther() {
        assertThat(names("text")).isEqualTo(found(TEXT, 1));
    }

    @Test
    void textsAreWrittenAsTheyAreWhereTheyAreUsedSoThatTheyCanBeFound() {
        assertThat(Pattern.compile("[^\\w.]t\\((?!\\s*['t])[^)]*\\)")
                        .matcher(scripts)
                        .results()
                        .map(MatchResult::group))
                .isEmpty();
    }

    @Test
    void eachThingThatIsCountedIsListedWithItsPlural() {
        Set<String> forms = new TreeSet<>();
        NOUN.matcher(scripts).results().forEach(match -> {
            String many = match.group(2) == null ? match.group(1) + "s" : match.group(2);
            forms.add(match.group(1) + ".one=" + match.group(1));
            forms.add(match.group(1) + ".other=" + many);
        });
        assertThat(names("noun").stream().map(name -> name + "=" + english.getProperty("noun." + name)))
                .containsExactlyElementsOf(forms);
    }

    @Test
    void anEnglishTextIsItsOwnKey() {
        for (String key : english.stringPropertyNames()) {
            if (!key.startsWith("noun.")) {
                assertThat(english.getProperty(key)).isEqualTo(key.substring(5).replaceAll("\\|\\w+$", ""));
            }
        }
    }

    /** The sentences are put together of parts, so that words are looked for. */
    @Test
    void eachWordOfAListedSentenceIsSaidSomewhere() throws IOException {
        String code = all(Path.of("src/main/java"), ".java");
        Set<String> said = Pattern.compile("\"((?:[^\"\\\\\n]++|\\\\.)*+)\"")
                .matcher(code)
                .results()
                .flatMap(literal -> words(literal.group(1)))
                .collect(Collectors.toSet());
        // Of constants such as the results of gates.
        Pattern.compile("\\b[A-Z_]{3,}\\b")
                .matcher(code)
                .results()
                .map(MatchResult::group)
                .forEach(constant ->
                        Stream.of(constant.toLowerCase(Locale.ROOT).split("_")).forEach(said::add));
        assertThat(names("said").stream()
                        .flatMap(PageTextsTest::words)
                        .filter(word -> !said.contains(word) && !said.contains(word.replaceFirst("s$", ""))))
                .isEmpty();
    }

    private static Stream<String> words(String sentence) {
        return Pattern.compile("[A-Za-z\u2013]{2,}").matcher(sentence).results().map(word -> word.group()
                .toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aLanguageHasEachListedTextWithItsPlaceholdersAndNoOther(Path file) throws IOException {
        Properties other = read(file);
        assertThat(new TreeSet<>(other.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(other.getProperty(key))).as(key).isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    /** Scripts get them as JSON. */
    @Test
    void theServerGivesTheTextsOfALanguageThatPagesSpeak() {
        PageTexts german = PageTexts.of("de").orElseThrow();
        String json = new String(german.json(), StandardCharsets.UTF_8);
        assertThat(json)
                .startsWith("{\"texts\":{")
                .contains("\"No job matches.\":\"Kein Job passt.\"")
                .contains("\"gap\":{\"one\":\"Lücke\",\"other\":\"Lücken\"}")
                .contains("\"Gates passed\":\"Gates bestanden\"");
        assertThat(german.hash()).matches("[0-9a-f]{24}").isEqualTo(EntityTag.digest(german.json()));
        for (String language : List.of("en", "fr", "", "../de", "DE")) {
            assertThat(PageTexts.of(language)).as(language).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "−0.62 points | −0,62 Punkte",
                "15,543 of 18,620 lines | 15.543 von 18.620 Zeilen",
                "2 failed, 1 passed | 2 gescheitert, 1 bestanden",
                "1 failed · 3 not evaluated | 1 gescheitert · 3 nicht bewertet",
                "Line coverage fell 0.62 points against #119. | Zeilenabdeckung fiel um 0,62 Punkte gegen #119.",
                "backend: nobody knows this | backend: nobody knows this"
            })
    void sentencesHaveTheirNumbersAsTheLanguageWritesThem(String sentence, String german) {
        assertThat(PageTexts.of("de").orElseThrow().translated(sentence)).isEqualTo(german);
    }

    private static Set<String> names(String kind) {
        return english.stringPropertyNames().stream()
                .filter(key -> key.startsWith(kind + "."))
                .map(key -> key.substring(kind.length() + 1))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern, int group) {
        return pattern.matcher(scripts)
                .results()
                .map(match -> match.group(group).replace("\\'", "'"))
                .collect(toCollection(TreeSet::new));
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static String all(Path folder, String ending) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(ending)).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        return all.toString();
    }

    /** As Java reads properties by itself: ISO 8859-1. Other signs are written as Java's escapes, which any tool reads. */
    private static Properties read(Path file) throws IOException {
        Properties all = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            all.load(in);
        }
        return all;
    }
}
