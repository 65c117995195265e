package io.jenkins.plugins.coveragemonitor.report.format.go;

import static io.jenkins.plugins.coveragemonitor.report.ReportUnderTest.covered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReaderContract;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoCovdataReaderTest extends ReportReaderContract {
    private int packages;

    @TempDir
    private Path folder;

    @Override
    public String format() {
        return "GO_COVDATA";
    }

    @Override
    public byte[] bytes(List<String> names) {
        packages = names.size();
        return GoCovdata.meta(GoCovdata.COUNT, names);
    }

    @Override
    public List<String> duplicates() {
        return List.of("Some: functions that stand more than once were merged (1)");
    }

    @Override
    public ReportFormats formats() {
        return with(GoCovdata.packed(packages));
    }

    private static ReportFormats with(byte[]... runs) {
        List<GoCounters.Run> all = new ArrayList<>();
        for (byte[] run : runs) {
            all.add(new GoCounters.Run("run" + all.size(), () -> new ByteArrayInputStream(run)));
        }
        return ReportFormats.builtIn()
                .withGoCounters(program -> program.equals(GoCovdata.PROGRAM) ? all : List.<GoCounters.Run>of());
    }

    private static Report read(ReportFormats formats, byte[] meta) throws IOException {
        return new Reports(formats).read(() -> new ByteArrayInputStream(meta), "covmeta", null);
    }

    private static byte[] meta() {
        return GoCovdata.meta(GoCovdata.COUNT, List.of("example.com/shop/a.go"));
    }

    @Test
    void addsTheRunsOfAProgram() throws IOException {
        Report report = read(with(GoCovdata.packed(1), GoCovdata.raw(false, 3, 0), GoCovdata.raw(true, 5, 0)), meta());

        FileCoverage file = report.files().get(0);
        assertThat(file.path()).isEqualTo("example.com/shop/a.go");
        assertThat(file.lines()).isEqualTo(new LineTable(new int[] {3, 4, 5}, new int[] {9, 9, 0}));
        assertThat(file.functions().name(0)).isEqualTo("Run");
        assertThat(file.functions().line(0)).isEqualTo(3);
        assertThat(file.functions().hits(0)).isEqualTo(9);
        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(covered(2, 3));
        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(covered(1, 1));
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void aBlockOfModeSetRanOrNot() throws IOException {
        byte[] meta = GoCovdata.meta(GoCovdata.SET, List.of("a.go"));

        Report report = read(with(GoCovdata.raw(false, 1, 0), GoCovdata.raw(false, 1, 1)), meta);

        assertThat(report.files().get(0).lines()).isEqualTo(new LineTable(new int[] {3, 4, 5}, new int[] {1, 1, 1}));
    }

    @Test
    void aDamagedRunCostsNoOther() throws IOException {
        byte[] cut = Arrays.copyOf(GoCovdata.raw(false, 3, 0), 60);
        byte[] foreign = GoCovdata.raw(false, 3, 0);
        foreign[10] = 99;

        Report report = read(with(cut, GoCovdata.raw(false, 1, 0), foreign, new byte[] {1, 2, 3, 4}), meta());

        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(covered(2, 3));
        assertThat(report.problems())
                .containsExactly(
                        "run0: is damaged; let the program run again",
                        "run2: holds the counters of another program",
                        "run3: holds no counters of a Go program");
    }

    @Test
    void saysWhereCountersHaveToBe() {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read(with(), meta()))
                .withMessage("lists what a Go program consists of, and no counters (covcounters." + GoCovdata.PROGRAM
                        + ".…) lie beside it; end the program by itself or by a signal that it handles, and keep the"
                        + " files of one folder together");
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read(with(new byte[3], new byte[4]), meta()))
                .withMessageContaining("none of the 2 runs beside it can be read");
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read(ReportFormats.builtIn(), meta()))
                .withMessageContaining("no counters");
    }

    @Test
    void countersAloneAreNoReport() {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read(with(), GoCovdata.packed(1)))
                .withMessage(
                        "holds the counters of a run of a Go program; name the file covmeta.… that lies beside it");
    }

    @Test
    void damagedCountersEndInASentenceOrAReport() throws IOException {
        Random random = new Random(5);
        for (byte[] run : List.of(GoCovdata.packed(3), GoCovdata.raw(false, 1, 2), GoCovdata.raw(true, 1, 2))) {
            for (int i = 0; i < 400; i++) {
                byte[] damaged = Arrays.copyOf(run, i % 3 == 0 ? random.nextInt(run.length) : run.length);
                for (int j = random.nextInt(3); j >= 0 && damaged.length > 0; j--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                try {
                    assertThat(read(with(damaged), meta()).files()).hasSize(1);
                } catch (UnreadableReportException sentence) {
                    assertThat(sentence).hasMessageNotContaining("gave up");
                }
            }
        }
    }

    @Test
    void looksForCountersBesideTheReportAlone() throws IOException {
        Files.write(folder.resolve("covmeta." + GoCovdata.PROGRAM), meta());
        Files.write(folder.resolve("covcounters." + GoCovdata.PROGRAM + ".1.2"), GoCovdata.raw(false, 1, 0));
        Files.write(folder.resolve("covcounters." + GoCovdata.PROGRAM + ".2.1"), GoCovdata.raw(false, 1, 0));
        Files.write(folder.resolve("covcounters.ff.2.1"), GoCovdata.raw(false, 1, 0));
        Files.createSymbolicLink(
                folder.resolve("covcounters." + GoCovdata.PROGRAM + ".3.1"), Path.of("covcounters.ff.2.1"));

        List<GoCounters.Run> runs = new GoCounterFiles(folder).runs(GoCovdata.PROGRAM);

        assertThat(runs.stream().map(GoCounters.Run::name))
                .containsExactly(
                        "covcounters." + GoCovdata.PROGRAM + ".1.2", "covcounters." + GoCovdata.PROGRAM + ".2.1");
        Files.setLastModifiedTime(
                folder.resolve("covcounters." + GoCovdata.PROGRAM + ".1.2"), FileTime.fromMillis(4_000_000_000_000L));
        assertThat(GoCounterFiles.newest(folder.resolve("covmeta." + GoCovdata.PROGRAM)))
                .isEqualTo(folder.resolve("covcounters." + GoCovdata.PROGRAM + ".1.2"));
        assertThat(new Reports(ReportFormats.builtIn().withGoCounters(new GoCounterFiles(folder)))
                        .read(folder.resolve("covmeta." + GoCovdata.PROGRAM), null)
                        .totals()
                        .get(Metric.LINE))
                .isEqualTo(covered(2, 3));
    }

    /** With a toolchain at hand: what its own command makes of the same folder. */
    @Test
    void readsWhatTheToolchainMakesOfTheFolder() throws IOException, InterruptedException {
        Path go = go();
        Files.writeString(folder.resolve("go.mod"), "module example.com/shop\n\ngo 1.20\n");
        Files.writeString(
                folder.resolve("main.go"),
                """
                package main

                import "os"

                type cart struct{ items []int }

                func (c *cart) total() int {
                	sum := 0
                	for _, item := range c.items {
                		sum += item
                	}
                	if len(os.Args) > 1 {
                		return sum - sum/10
                	}
                	return sum
                }

                func never() func() int { return func() int { return 1 } }

                func empty() {}

                func main() {
                	c := &cart{[]int{1, 2, 3}}
                	func() { _ = c.total() }()
                	empty()
                }
                """);
        for (String mode : List.of("set", "count")) {
            Path data = Files.createDirectory(folder.resolve(mode));
            run(Map.of(), go.toString(), "build", "-cover", "-covermode=" + mode, "-o", "shop", ".");
            run(Map.of("GOCOVERDIR", data.toString()), "./shop");
            run(Map.of("GOCOVERDIR", data.toString()), "./shop", "x");
            run(Map.of(), go.toString(), "tool", "covdata", "textfmt", "-i=" + data, "-o=" + mode + ".out");
            Path report;
            try (Stream<Path> files = Files.list(data)) {
                report = files.filter(file -> file.getFileName().toString().startsWith("covmeta"))
                        .findFirst()
                        .orElseThrow();
            }

            Report own =
                    new Reports(ReportFormats.builtIn().withGoCounters(new GoCounterFiles(data))).read(report, null);
            Report theirs = new Reports(ReportFormats.builtIn()).read(folder.resolve(mode + ".out"), null);

            assertThat(own.files()).hasSize(1);
            assertThat(own.files().get(0).path())
                    .isEqualTo(theirs.files().get(0).path());
            assertThat(own.files().get(0).lines())
                    .isEqualTo(theirs.files().get(0).lines());
            assertThat(own.totals().get(Metric.INSTRUCTION))
                    .isEqualTo(theirs.totals().get(Metric.INSTRUCTION));
            assertThat(own.totals().get(Metric.FUNCTION)).isEqualTo(covered(3, 4));
        }
    }

    /** A Go of 1.20 or later. */
    private static Path go() throws IOException {
        List<Path> known = new ArrayList<>();
        for (String entry : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            known.add(Path.of(entry, "go"));
        }
        try (Stream<Path> libraries = Files.list(Path.of("/usr/lib"))) {
            libraries
                    .filter(library -> library.getFileName().toString().startsWith("go-1."))
                    .map(library -> library.resolve("bin/go"))
                    .forEach(known::add);
        }
        List<Path> usable = known.stream()
                .filter(Files::isExecutable)
                .filter(GoCovdataReaderTest::isNew)
                .toList();
        assumeFalse(usable.isEmpty(), "no Go of 1.20 or later");
        return usable.get(0);
    }

    private static boolean isNew(Path go) {
        try {
            Path version = go.toRealPath().resolveSibling("../VERSION");
            String text = Files.readString(version);
            return text.matches("(?s)go1\\.(2[0-9]|[3-9][0-9])\\b.*");
        } catch (IOException unknown) {
            return false;
        }
    }

    private void run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("GOTOOLCHAIN", "local", "GOFLAGS", "-mod=mod", "GOPROXY", "off"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }
}
