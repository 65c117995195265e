package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many lines of a journal are tried when nearly all are damaged. */
class TriedLinesTest {
    private static final String WRONG = "{\"v\":1,-}\n";

    @TempDir
    Path folder;

    private final List<String> sound = new ArrayList<>();
    private final List<Integer> damaged = new ArrayList<>();
    private final List<Integer> unknown = new ArrayList<>();
    private int tried;

    private void read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("log.jsonl"), text);
        TriedLines.of(new Journal(file, line -> true).read(), "{\"v\":1,", new TriedLines.Lines() {
            @Override
            public boolean read(byte[] line) {
                tried++;
                String said = new String(line, StandardCharsets.UTF_8);
                return said.contains("good") && sound.add(said);
            }

            @Override
            public void left(int number, byte[] line, boolean ended, boolean isDamaged) {
                (isDamaged ? damaged : unknown).add(number);
            }
        });
    }

    private static String good(int number) {
        return "{\"v\":1,good " + number + "}\n";
    }

    @Test
    void aFewDamagedLinesAreAllTried() throws IOException {
        read("x\n" + good(1) + WRONG + "older good\n" + good(2));
        assertThat(sound).containsExactly(good(1).strip(), "older good", good(2).strip());
        assertThat(damaged).containsExactly(1, 3);
        assertThat(unknown).isEmpty();
    }

    @Test
    void amongManyOnlyLikelyOnesAreTried() throws IOException {
        read("x\n".repeat(2_000_000) + good(1) + "x\n".repeat(2_000_000) + good(2));
        assertThat(sound).containsExactly(good(1).strip(), good(2).strip());
        assertThat(tried).isEqualTo(10_002);
        assertThat(damaged).hasSize(4_000_000);
        assertThat(unknown).isEmpty();
    }

    @Test
    void amongVeryManyLikelyOnesOnlyTheLastAreTried() throws IOException {
        read(good(1) + WRONG.repeat(1_000_000) + good(2) + WRONG.repeat(5_000) + good(3));
        assertThat(sound).containsExactly(good(1).strip(), good(2).strip(), good(3).strip());
        assertThat(tried).isEqualTo(70_002);
        assertThat(damaged).hasSize(60_001 + 10_000 - 2);
        assertThat(damaged.size() + unknown.size()).isEqualTo(1_005_000);
        assertThat(unknown).isSorted().startsWith(60_003);
    }

    @Test
    void soundLinesAmongThemLetOthersBeTried() throws IOException {
        read((WRONG + good(1)).repeat(200_000));
        assertThat(sound).hasSize(200_000);
        assertThat(unknown).isEmpty();
    }
}
