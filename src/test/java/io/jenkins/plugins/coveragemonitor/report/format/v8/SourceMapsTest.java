package io.jenkins.plugins.coveragemonitor.report.format.v8;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that were made of other sources count as those. */
class SourceMapsTest {
    /** {@code function f(a) {}, {@code return a}, {@code }}, {@code f(1);}: lines 5, 7, 8 and 2 of the source. */
    private static final String SCRIPT = "function f(a) {\nreturn a\n}\nf(1);\n";

    private static final String MAPPINGS = "AAIA;AAEA;AACA,CAAC;AANA";
    private static final String MAP = "{\"version\":3,\"sources\":[\"../src/f.ts\"],\"mappings\":\"" + MAPPINGS + "\"}";

    @TempDir
    Path workspace;

    private static String result(String url, int length, int count) {
        return """
                {"result":[{"scriptId":"7","url":"%s","functions":[
                {"functionName":"","ranges":[{"startOffset":0,"endOffset":%d,"count":1}],"isBlockCoverage":true},
                {"functionName":"f","ranges":[{"startOffset":0,"endOffset":26,"count":%d}],"isBlockCoverage":true}]}]"""
                .formatted(url, length, count);
    }

    private Report read(String json) throws IOException {
        return new Reports(ReportFormats.builtIn().withScripts(workspace))
                .read(() -> new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), null, "V8");
    }

    private void script(String text) throws IOException {
        Files.createDirectories(workspace.resolve("dist"));
        Files.writeString(workspace.resolve("dist/f.js"), text);
    }

    private Report ran(String text, int count) throws IOException {
        script(text);
        return read(result("file:///app/dist/f.js", text.length(), count) + "}");
    }

    private static List<String> lines(FileCoverage file) {
        LineTable lines = file.lines();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> lines.number(i) + ":" + lines.hits(i))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 2:1 5:0 7:0 8:0", "3, 2:1 5:3 7:3 8:3"})
    void aMapBesideTheScriptTellsTheLines(int count, String expected) throws IOException {
        Files.createDirectories(workspace.resolve("dist"));
        Files.writeString(workspace.resolve("dist/f.js.map"), MAP);

        Report report = ran(SCRIPT + "//# sourceMappingURL=f.js.map\n", count);

        assertThat(report.problems()).isEmpty();
        FileCoverage file = report.files().get(0);
        assertThat(file.path()).isEqualTo("src/f.ts");
        assertThat(String.join(" ", lines(file))).isEqualTo(expected);
        assertThat(file.functions().toString()).contains("f");
    }

    @Test
    void aMapInTheScriptDoesToo() throws IOException {
        String base64 = Base64.getEncoder().encodeToString(MAP.getBytes(StandardCharsets.UTF_8));

        Report report =
                ran(SCRIPT + "//# sourceMappingURL=data:application/json;charset=utf-8;base64," + base64 + "\n", 0);

        assertThat(report.files().get(0).path()).isEqualTo("src/f.ts");
        assertThat(lines(report.files().get(0))).containsExactly("2:1", "5:0", "7:0", "8:0");
    }

    @Test
    void withoutTheMapTheScriptItselfCountsAndThatIsSaid() throws IOException {
        Report report = ran(SCRIPT + "//# sourceMappingURL=gone.map\n", 0);

        assertThat(report.files().get(0).path()).isEqualTo("dist/f.js");
        assertThat(report.problems())
                .containsExactly(
                        "dist/f.js: was made of other sources, and the source map gone.map is not there, so the"
                                + " lines are those of the script that ran");
    }

    @Test
    void theMapThatNodeKeptServesAScriptThatIsNotHere() throws IOException {
        String kept = ",\"timestamp\":1,\"source-map-cache\":{\"file:///app/dist/f.js\":{\"lineLengths\":[15,8,1,5],"
                + "\"data\":" + MAP + ",\"url\":\"f.js.map\"},\"file:///app/node_modules/x.js\":{\"data\":[]}}}";

        Report report = read(result("file:///app/dist/f.js", SCRIPT.length(), 0) + kept);

        assertThat(report.problems()).isEmpty();
        assertThat(report.files().get(0).path()).isEqualTo("/app/src/f.ts");
        assertThat(lines(report.files().get(0))).containsExactly("2:1", "5:0", "7:0", "8:0");
    }

    @Test
    void aScriptThatNodeFoundNoMapOfIsMissedAsBefore() throws IOException {
        Report report = read(
                result("file:///app/dist/f.js", SCRIPT.length(), 0)
                        + ",\"source-map-cache\":{\"file:///app/dist/f.js\":{\"lineLengths\":[1],\"data\":null,\"url\":null}}}");

        assertThat(report.files()).isEmpty();
        assertThat(report.problems()).singleElement().asString().contains("is not in the workspace");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{\"version\":3,\"sources\":[\"a\"],\"mappings\":\"AAAA!\"}",
                "{\"version\":3,\"sources\":[\"a\"],\"mappings\":\"ADDD\"}",
                "{\"version\":3,\"sources\":[\"a\"],\"mappings\":\"AAAAAAAA\"}",
                "{\"version\":3,\"sources\":[\"a\"],\"mappings\":\"gggggggggg\"}",
                "{\"version\":3,\"sections\":[]}",
            })
    void aDamagedMapIsNamedAndTheScriptItselfCounts(String map) throws IOException {
        Files.createDirectories(workspace.resolve("dist"));
        Files.writeString(workspace.resolve("dist/f.js.map"), map);

        Report report = ran(SCRIPT + "//# sourceMappingURL=f.js.map\n", 0);

        assertThat(report.files().get(0).path()).isEqualTo("dist/f.js");
        assertThat(report.problems().get(0)).startsWith("dist/f.js: has a source map that cannot be used: it ");
    }

    @Test
    void aMapOutsideTheWorkspaceIsNotOpened() throws IOException {
        Path inside = Files.createDirectories(workspace.resolve("ws/dist"));
        Files.writeString(workspace.resolve("secret.map"), MAP);
        String text = SCRIPT + "//# sourceMappingURL=../../secret.map\n";
        Files.writeString(inside.resolve("f.js"), text);

        Report report = new Reports(ReportFormats.builtIn().withScripts(workspace.resolve("ws")))
                .read(
                        () -> new ByteArrayInputStream((result("file:///app/dist/f.js", text.length(), 0) + "}")
                                .getBytes(StandardCharsets.UTF_8)),
                        null,
                        "V8");

        assertThat(report.files().get(0).path()).isEqualTo("dist/f.js");
    }

    @ParameterizedTest
    @CsvSource({
        "dist, , ../src/a.ts, src/a.ts",
        "dist, /srv/app, src/a.ts, /srv/app/src/a.ts",
        "dist, ../src/, a.ts, src/a.ts",
        "'', , ../a.ts, ../a.ts",
        "/app/dist, , ../src/a.ts, /app/src/a.ts",
        "dist, , file:///app/src/a.ts, file:///app/src/a.ts",
        "dist, root, webpack://shop/./src/a.ts, webpack://shop/./src/a.ts",
    })
    void aSourceIsRelativeToItsMap(String folder, String root, String source, String expected) {
        assertThat(SourcePath.of(folder, root == null ? "" : root, source)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "node_modules/x/a.js, true",
        "../node_modules/x/a.js, true",
        "webpack://shop/webpack/bootstrap, true",
        "webpack:///webpack/runtime/compat, true",
        "webpack://shop/external \"http\", true",
        "webpack://shop/./src/webpack/a.ts, false",
        "src/a.ts, false",
        "file:///app/src/startup/a.ts, false",
    })
    void whatTheBundlerAddedIsNoCodeOfTheProgram(String path, boolean expected) {
        assertThat(SourcePath.isForeign(path)).isEqualTo(expected);
    }
}
