package io.jenkins.plugins.coveragemonitor.collect.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The index finds what looking at every file finds. */
class SuffixIndexTest {
    @Property(tries = 1000)
    void findsTheFilesThatShareTheLongestEnd(
            @ForAll("files") Set<String> files,
            @ForAll("names") List<String> path,
            @ForAll("names") List<String> folder,
            @ForAll boolean ignoreCase) {
        SuffixIndex index = SuffixIndex.of(List.copyOf(files));

        SuffixIndex.Match match = (ignoreCase ? index.ignoringCase() : index).longestEnd(path, List.of(folder));

        ToIntFunction<String> inPath = file -> common(split(file, ignoreCase), folded(path, ignoreCase));
        int longest = files.stream().mapToInt(inPath).max().orElse(0);
        List<String> found = files.stream()
                .filter(file -> inPath.applyAsInt(file) == longest)
                .toList();
        if (longest == path.size() && found.size() > 1) {
            ToIntFunction<String> inFolder = file -> {
                List<String> names = split(file, ignoreCase);
                return common(names.subList(0, names.size() - longest), folded(folder, ignoreCase));
            };
            int more = found.stream().mapToInt(inFolder).max().orElse(0);
            found = found.stream()
                    .filter(file -> inFolder.applyAsInt(file) == more)
                    .toList();
            assertThat(match.names()).isEqualTo(longest + more);
        } else {
            assertThat(match.names()).isEqualTo(longest);
        }
        assertThat(match.files()).containsExactlyInAnyOrderElementsOf(longest == 0 ? List.of() : found);
    }

    private static int common(List<String> file, List<String> path) {
        int common = 0;
        while (common < file.size()
                && common < path.size()
                && file.get(file.size() - 1 - common).equals(path.get(path.size() - 1 - common))) {
            common++;
        }
        return common;
    }

    private static List<String> split(String file, boolean ignoreCase) {
        return folded(List.of(file.split("/")), ignoreCase);
    }

    private static List<String> folded(List<String> names, boolean ignoreCase) {
        return names.stream()
                .map(name -> ignoreCase ? name.toLowerCase(Locale.ROOT) : name)
                .toList();
    }

    @Provide
    Arbitrary<Set<String>> files() {
        return names().map(names -> String.join("/", names)).set().ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<String>> names() {
        // Names that begin alike, and characters on both sides of the slash.
        return Arbitraries.of("a", "A", "ab", "a.c", "a0", "b", "-", "é")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }
}
