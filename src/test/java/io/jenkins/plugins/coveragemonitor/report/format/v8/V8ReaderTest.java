package io.jenkins.plugins.coveragemonitor.report.format.v8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class V8ReaderTest extends JsonReportContract {
    private static final String SCRIPT = "function f(a) {\n  if (a) {\n    return 1;\n  }\n  return 2;\n}\nf(0);\n";

    private static final String FUNCTIONS =
            """
            [{"functionName":"","ranges":[{"startOffset":0,"endOffset":%d,"count":1}],"isBlockCoverage":true},
            {"functionName":"f","ranges":[{"startOffset":0,"endOffset":57,"count":1},
            {"startOffset":25,"endOffset":43,"count":0}],"isBlockCoverage":true}]
            """
                    .formatted(SCRIPT.length());

    @TempDir
    Path workspace;

    @Override
    public String format() {
        return "V8";
    }

    @Override
    public ReportFormats formats() {
        return ReportFormats.builtIn()
                .withScripts(url -> Optional.of(new ScriptSources.Script(url.substring("file:///".length()), SCRIPT)));
    }

    @Override
    public String report(List<String> names) {
        return "{\"result\":["
                + names.stream()
                        .map(name -> "{\"scriptId\":\"7\",\"url\":" + quoted("file:///app/" + name) + ",\"functions\":"
                                + FUNCTIONS + "}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    @Override
    public List<String> duplicates() {
        return List.of("app/Some: functions that stand more than once were merged (1)");
    }

    @Override
    public String nothing() {
        return null;
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("\"endOffset\":43,\"count\":0", "\"endOffset\":43,\"count\":" + number);
    }

    private static List<String> lines(FileCoverage file) {
        LineTable lines = file.lines();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> lines.number(i) + ":" + lines.hits(i))
                .toList();
    }

    @Test
    void aLineRanAsOftenAsTheInnermostRangeThatHoldsAllOfIt() throws IOException {
        FileCoverage file = read(minimal()).files().get(0);

        assertThat(file.path()).isEqualTo("app/Some");
        // The line that a block begins on is not all in it.
        assertThat(lines(file)).containsExactly("1:1", "2:1", "3:0", "4:1", "5:1", "6:1", "7:1");
    }

    @Test
    void whatNoRangeTellsIsNoLine() throws IOException {
        // The second time that a process writes, it tells only what ran since: the rest is not known to have run.
        String later = report(List.of("Some")).replaceFirst("(?s)\\{\"functionName\":\"\",.*?true},", "");

        FileCoverage file = read(later).files().get(0);

        assertThat(lines(file)).containsExactly("1:1", "2:1", "3:0", "4:1", "5:1");
    }

    @Test
    void scriptsOfNodeAndOfInstalledPackagesArePassedOver() throws IOException {
        String report = report(List.of("node_modules/x/index.js", "Some", "tools/coverage-spy.cjs"))
                .replaceFirst("file:///app/Some", "node:internal/fs");

        assertThat(read(report).files()).isEmpty();
    }

    @Test
    void aScriptThatChangedSinceItRanIsNamedAndLeftOut() throws IOException {
        ReportFormats changed = ReportFormats.builtIn()
                .withScripts(url -> Optional.of(new ScriptSources.Script("a.js", SCRIPT + "// more\n")));

        Report report = new Reports(changed).read(() -> new java.io.ByteArrayInputStream(minimalBytes()), null, null);

        assertThat(report.files()).isEmpty();
        assertThat(report.problems())
                .containsExactly("a.js: is not the script that ran: its length differs, so it is left out; measure what"
                        + " is built");
    }

    @Test
    void withoutTheScriptsItAsksForThem() {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> new Reports(ReportFormats.builtIn())
                        .read(() -> new java.io.ByteArrayInputStream(minimalBytes()), null, null))
                .withMessageContaining("read it in the workspace that has them");
    }

    @Test
    void aScriptOfAContainerIsFoundByTheEndOfItsPathAndNothingOutsideTheFolder() throws IOException {
        Path folder = Files.createDirectories(workspace.resolve("ws"));
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/a b.js"), "\uFEFF" + SCRIPT);
        Files.writeString(workspace.resolve("secret.js"), SCRIPT);
        Files.createSymbolicLink(folder.resolve("link.js"), workspace.resolve("secret.js"));
        ScriptFiles files = new ScriptFiles(folder);

        assertThat(files.find("file:///srv/app/src/a%20b.js")).contains(new ScriptSources.Script("src/a b.js", SCRIPT));
        assertThat(files.find("file://" + workspace.resolve("secret.js"))).isEmpty();
        assertThat(files.find("file:///x/../secret.js")).isEmpty();
        assertThat(files.find("file:///srv/link.js")).isEmpty();
    }
}
