package io.jenkins.plugins.coveragemonitor.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation shows every picture that there is, each in both themes, and no other. */
class DocumentedPicturesTest {
    private static final Path PICTURES = Path.of("docs/images");
    private static final Pattern SHOWN = Pattern.compile("\\((?:docs/)?images/([\\w-]+\\.png)\\)");

    @Test
    void eachPictureIsShownAndEachThatIsShownIsThere() throws IOException {
        Set<String> shown = new TreeSet<>();
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            for (Path page : Stream.concat(Stream.of(Path.of("README.md")), pages)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList()) {
                SHOWN.matcher(Files.readString(page)).results().forEach(match -> shown.add(match.group(1)));
            }
        }
        assertThat(shown).isEqualTo(pictures());
    }

    @Test
    void eachPictureIsThereInBothThemes() throws IOException {
        Set<String> pictures = pictures();
        assertThat(pictures.stream().filter(name -> !name.endsWith("-dark.png")))
                .allSatisfy(name -> assertThat(pictures).contains(name.replace(".png", "-dark.png")));
    }

    private static Set<String> pictures() throws IOException {
        try (Stream<Path> files = Files.list(PICTURES)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
