package io.jenkins.plugins.coveragemonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.api.state.ApiJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation shows is what is answered: its examples, one after the other. */
class DocumentedExamplesTest {
    private static final Path DOCUMENT = Path.of("docs", "http-api.md");
    private static final Pattern EXAMPLE = Pattern.compile(
            "```http\n([A-Z]+) (?:/job/(\\w+))?/coverage-monitor/api/v1/?(\\S*)\n(?:\n(.*?)\n)?```\n\n"
                    + "(?:Answer: (\\d+)[^\n]*\n)(?:\n```json\n(.*?)\n```\n)?",
            Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void everyExampleIsTrue() throws IOException {
        House house = new House(folder);
        Ask admin = new Ask(house, Role.ADMINISTRATOR);
        String text = Files.readString(DOCUMENT);
        List<String> wrong = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(text);
        int found = 0;
        while (example.find()) {
            found++;
            Ask ask = example.group(2) == null ? admin : admin.below(example.group(2));
            String body = example.group(4) == null ? "" : example.group(4);
            ApiResponse response = ask.to(example.group(1), example.group(3), body);
            String answer = new String(response.body(), StandardCharsets.UTF_8);
            boolean same = Integer.toString(response.status()).equals(example.group(5))
                    && (example.group(6) == null
                            ? answer.isEmpty()
                            : json(example.group(6)).equals(json(answer)));
            if (!same) {
                wrong.add(example.group(1) + " " + example.group(3) + " answers " + response.status() + " " + answer);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(found).isEqualTo(text.split("```http\n").length - 1).isGreaterThan(10);
    }

    private static JsonNode json(String text) throws IOException {
        return ApiJson.MAPPER.readTree(text);
    }
}
