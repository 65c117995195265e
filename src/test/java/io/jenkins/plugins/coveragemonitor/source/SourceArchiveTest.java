package io.jenkins.plugins.coveragemonitor.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of sources: of which builds, at what cost, and that it reads back as it was. */
class SourceArchiveTest {
    @TempDir
    private Path temp;

    private Path folder;
    private final Set<Integer> builds = new HashSet<>();
    private SourceArchive archive;
    private final Workspace workspace = new Workspace();

    @BeforeEach
    void open() {
        folder = temp.resolve("sources");
        archive = new SourceArchive(folder, builds::contains);
    }

    /** A workspace in memory that counts what it is asked for. */
    private static final class Workspace implements SourceFiles {
        private final Map<String, byte[]> files = new TreeMap<>();
        private final List<String> fetched = new ArrayList<>();

        void put(String path, String text) {
            files.put(path, text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Map<String, Fingerprint> fingerprints(Collection<String> paths) {
            Map<String, Fingerprint> known = new TreeMap<>();
            paths.stream().filter(files::containsKey).forEach(p -> known.put(p, Fingerprint.of(files.get(p))));
            return known;
        }

        @Override
        public Map<String, byte[]> contents(List<String> paths) {
            fetched.addAll(paths);
            Map<String, byte[]> known = new TreeMap<>();
            paths.forEach(path -> known.put(path, files.get(path)));
            return known;
        }
    }

    private SourceArchive.Kept keep(int build, SourceRetention retention) throws IOException {
        builds.add(build);
        return archive.keep(build, workspace.files.keySet(), workspace, null, retention);
    }

    private String text(int build, String path) throws IOException {
        return archive.read(build, path).map(lines -> String.join("\n", lines)).orElse(null);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aContentIsKeptAndFetchedOnceHoweverManyFilesAndBuildsHaveIt() throws IOException {
        workspace.put("a/A.java", "class A {}");
        workspace.put("b/Copy.java", "class A {}");
        keep(1, SourceRetention.EVERY_BUILD);
        workspace.put("a/B.java", "class B {}");
        SourceArchive.Kept second = keep(2, SourceRetention.EVERY_BUILD);

        assertThat(workspace.fetched).containsExactly("a/A.java", "a/B.java");
        assertThat(second.files()).isEqualTo(3);
        assertThat(text(1, "a/A.java")).isEqualTo("class A {}");
        assertThat(text(2, "b/Copy.java")).isEqualTo("class A {}");
        assertThat(text(2, "a/B.java")).isEqualTo("class B {}");
        assertThat(text(1, "a/B.java")).isNull();
    }

    @Test
    void ofTheLastBuildOnlyTheNewestIsShownAndNothingOfItIsLost() throws IOException {
        workspace.put("same.py", "same");
        workspace.put("changed.py", "one");
        keep(1, SourceRetention.LAST_BUILD);
        workspace.put("changed.py", "two");
        keep(2, SourceRetention.LAST_BUILD);
        keep(1, SourceRetention.LAST_BUILD);

        assertThat(text(2, "same.py")).isEqualTo("same");
        assertThat(text(2, "changed.py")).isEqualTo("two");
        assertThat(archive.builds())
                .as("the first is there for what the second has of it")
                .contains(2);
    }

    @Test
    void theSourcesOfOneBuildNeverCostMoreThanAboutThreeTimesTheirSize() throws IOException {
        Random random = new Random(5);
        long first = 0;
        for (int build = 1; build <= 60; build++) {
            for (int file = 0; file < 20; file++) {
                if (build == 1 || random.nextInt(4) == 0) {
                    byte[] noise = new byte[2_000];
                    random.nextBytes(noise);
                    workspace.files.put("f" + file, noise);
                }
            }
            keep(build, SourceRetention.LAST_BUILD);
            first = build == 1 ? archive.size() : first;
            assertThat(archive.size()).as("build %s", build).isLessThan(first * 3 + 10_000);
            assertThat(archive.read(build, "f0")).isPresent();
        }
        assertThat(names()).as("groups that ended are gone").hasSizeLessThan(12);
    }

    @Test
    void buildsThatAreDiscardedTakeTheirSourcesAlongButNotThoseOfOthers() throws IOException {
        workspace.put("same.py", "same");
        for (int build = 1; build <= 4; build++) {
            workspace.put("changed.py", "in build " + build);
            keep(build, SourceRetention.EVERY_BUILD);
        }
        builds.removeAll(Set.of(1, 2));
        workspace.put("changed.py", "in build 5");
        keep(5, SourceRetention.EVERY_BUILD);

        assertThat(text(3, "same.py")).isEqualTo("same");
        assertThat(text(5, "changed.py")).isEqualTo("in build 5");
        builds.removeAll(Set.of(3, 4));
        keep(5, SourceRetention.LAST_BUILD);
        assertThat(text(5, "same.py")).isEqualTo("same");
    }

    @Test
    void nothingIsLeftWhenNothingIsToBeKept() throws IOException {
        workspace.put("a.py", "a");
        keep(1, SourceRetention.EVERY_BUILD);
        keep(2, SourceRetention.NEVER);

        assertThat(names()).isEmpty();
        assertThat(archive.size()).isZero();
        assertThat(text(1, "a.py")).isNull();
    }

    @Test
    void partsOfOneBuildAddUp() throws IOException {
        builds.add(7);
        workspace.put("back.py", "back");
        archive.keep(7, Set.of("back.py"), workspace, null, SourceRetention.LAST_BUILD);
        workspace.put("web.ts", "web");
        SourceArchive.Kept both = archive.keep(7, Set.of("web.ts"), workspace, null, SourceRetention.LAST_BUILD);

        assertThat(both.files()).isEqualTo(2);
        assertThat(text(7, "back.py")).isEqualTo("back");
        assertThat(text(7, "web.ts")).isEqualTo("web");
    }

    @Test
    void whatTheWorkspaceDoesNotHaveIsNamed() throws IOException {
        workspace.put("a.py", "a");
        builds.add(1);
        SourceArchive.Kept kept =
                archive.keep(1, Set.of("a.py", "gone.py"), workspace, null, SourceRetention.LAST_BUILD);

        assertThat(kept.missing()).containsExactly("gone.py");
    }

    @Test
    void anAgentThatSendsAnythingElseThanItAnnouncedIsNotBelieved() throws IOException {
        workspace.put("a.py", "a");
        SourceFiles liar = new SourceFiles() {
            @Override
            public Map<String, Fingerprint> fingerprints(Collection<String> paths) {
                Map<String, Fingerprint> known = new TreeMap<>(workspace.fingerprints(paths));
                known.put("never/asked.for", known.get("a.py"));
                return known;
            }

            @Override
            public Map<String, byte[]> contents(List<String> paths) {
                return Map.of("a.py", "b".getBytes(StandardCharsets.UTF_8), "other", new byte[9]);
            }
        };
        builds.add(1);
        SourceArchive.Kept kept = archive.keep(1, Set.of("a.py"), liar, null, SourceRetention.LAST_BUILD);

        assertThat(kept.files()).isZero();
        assertThat(kept.missing()).containsExactly("a.py");
    }

    @Test
    void aDamagedFileIsNamedWithItsRemedy() throws IOException {
        workspace.put("a.py", "a");
        keep(1, SourceRetention.LAST_BUILD);
        Path zip = folder.resolve("1-1.zip");
        Files.write(zip, new byte[] {1, 2, 3});

        assertThatThrownBy(() -> archive.read(1, "a.py"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1-1.zip")
                .hasMessageContaining("remove it");
    }

    @Test
    void theEncodingIsThatOfTheJob() throws IOException {
        workspace.files.put("a.c", "Größe".getBytes(StandardCharsets.ISO_8859_1));
        workspace.files.put("b.c", "naïve".getBytes(StandardCharsets.ISO_8859_1));
        builds.add(1);
        archive.keep(1, Set.of("a.c", "b.c"), workspace, "ISO-8859-15", SourceRetention.EVERY_BUILD);

        assertThat(archive.read(1, "a.c")).contains(List.of("Größe"));
    }
}
