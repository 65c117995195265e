package io.jenkins.plugins.coveragemonitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What templates may name is the same in the code, the documentation, the form's help and the preview. */
class TemplateVariablesTest {
    private static final Path DOCUMENT = Path.of("docs/channels.md");
    private static final Path HELP = Path.of(
            "src/main/resources/io/jenkins/plugins/coveragemonitor/jenkins/config/TemplatedChannelOption/help-title.html");
    private static final Message EXAMPLE = TemplatePreview.message("x", Instant.EPOCH, "https://jenkins.example/");

    @Test
    void theDocumentationNamesEachAndWhatItStandsFor() throws IOException {
        String table =
                Files.readString(DOCUMENT).replaceAll("(?s).*\\| variable \\| stands for \\|\n\\|---\\|---\\|\n", "");
        Map<String, String> documented = new LinkedHashMap<>();
        for (String line : table.substring(0, table.indexOf("\n\n")).split("\n")) {
            Matcher row = Pattern.compile("\\| `(\\w+)` \\| (.+) \\|").matcher(line);
            assertThat(row.matches()).as(line).isTrue();
            documented.put(row.group(1), row.group(2));
        }
        assertThat(documented).containsExactlyEntriesOf(TemplateVariables.meanings());
    }

    @Test
    void theHelpOfTheFormNamesEach() throws IOException {
        List<String> named = new ArrayList<>();
        Matcher name = Pattern.compile("<code>(\\w+)</code>").matcher(Files.readString(HELP, StandardCharsets.UTF_8));
        while (name.find()) {
            named.add(name.group(1));
        }
        assertThat(named).containsExactlyElementsOf(TemplateVariables.meanings().keySet());
    }

    @Test
    void eachStandsForSomethingInThePreview() {
        TemplateVariables.meanings().keySet().forEach(name -> {
            Template.Rendered shown = new Template("${" + name + "}", "say ${" + name + "}!").render(EXAMPLE);
            assertThat(shown.problem()).as(name).isNull();
            assertThat(shown.title()).as(name).isNotBlank().doesNotContain("${");
            assertThat(shown.text()).as(name).startsWith("say ").endsWith("!");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ${jobb}       | there is no variable ${jobb}
                    ${JOB}        | there is no variable ${JOB}
                    ${}           | there is no variable ${}
                    ${job         | a ${ is not closed
                    ${${job}}     | there is no variable ${${job}
                    """)
    void whatIsNoneBreaksTheTemplateWhichSaysSoAndGivesTheUsualWords(String broken, String why) {
        String problem = "the template of this channel is broken, so this is the default text: " + why;
        for (Template template : List.of(new Template(broken, null), new Template(null, broken))) {
            Template.Rendered shown = template.render(EXAMPLE);
            assertThat(shown.problem()).isEqualTo(problem);
            assertThat(shown.title()).isEqualTo(EXAMPLE.title());
            assertThat(shown.text()).isEqualTo(TemplateVariables.facts(EXAMPLE) + "\n" + problem);
        }
    }

    /** A job's or a branch's name is data, whatever it looks like. */
    @Test
    void whatAVariableStandsForIsNoTemplate() {
        Message odd = SampleMessages.titled(EXAMPLE, "${link} ${nothing}");
        assertThat(new Template("${title}", null).render(odd).title()).isEqualTo("${link} ${nothing}");
    }
}
