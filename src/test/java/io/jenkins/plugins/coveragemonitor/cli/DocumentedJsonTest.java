package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code --json} prints has exactly the names that docs/command-line.md gives it, each of its kind: scripts are
 * written by them. What the page says that some have and others have not is left open.
 */
class DocumentedJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Names of our own making, below which every entry has the same names. */
    private static final Set<String> NAMED_BY_USERS = Set.of("/components", "/points/components", "/progress/reached");

    private static final Set<String> SOMETIMES = Set.of(
            "/gates/component",
            "/gates/baselineBuild",
            "/reports/error",
            "/reports/stale",
            "/points/commit",
            "/points/branch");

    @TempDir
    static Path folder;

    @BeforeAll
    static void builds() throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("w/back"));
        Files.writeString(
                folder.resolve("config.json"),
                "{\"reports\":[{\"component\":\"backend\",\"pattern\":\"back/*.info\"},{\"format\":\"JUNIT\"}],"
                        + "\"gates\":[{\"metric\":\"LINE\",\"atLeast\":90}]}");
        Files.writeString(
                workspace.resolve("TEST-a.xml"),
                "<testsuite name='a'><testcase name='x' time='3.5'/><testcase name='y'><failure/></testcase></testsuite>");
        Files.writeString(folder.resolve("c.json"), "{\"changedLines\":{\"src/a.js\":[[1,2]]}}");
        Files.writeString(folder.resolve("broken.xml"), "<report name='x'><package");
        for (int build = 1; build <= 2; build++) {
            Files.writeString(workspace.resolve("lcov.info"), lcov(build));
            CommandLineRun run = CommandLineRun.of(arguments(build));
            assertThat(run.exitCode()).as(run.err()).isEqualTo(build == 1 ? 0 : 1);
        }
        StringBuilder history = new StringBuilder("build,time,component,metric,covered,missed\n");
        for (int build = 1; build <= 40; build++) {
            int covered = build == 30 ? 20 : (build <= 15 ? 700 : 800) + build * 7 % 5;
            history.append(build + ",2026-01-" + String.format("%02d", 1 + build / 2) + "T0" + build % 2 * 5
                    + ":00:00Z,,LINE," + covered + "," + (1000 - covered) + "\n");
        }
        Files.writeString(folder.resolve("history.csv"), history);
        assertThat(CommandLineRun.of(
                                "import", "--home", folder.resolve("h2"), "--job", "old", folder.resolve("history.csv"))
                        .exitCode())
                .isZero();
    }

    private static String lcov(int build) {
        return "SF:src/a.js\nFN:1,f\nFNDA:1,f\nDA:1,1\nDA:2," + (2 - build) + "\nDA:3,1\nDA:4,1\nDA:5,1\n"
                + "BRDA:1,0,0,1\nBRDA:1,0,1,0\nend_of_record\n";
    }

    private static Object[] arguments(int build, Object... more) {
        List<Object> all = new ArrayList<>(List.of(
                "record",
                "--home",
                folder.resolve("h"),
                "--job",
                "app",
                "--build",
                build,
                "--workspace",
                folder.resolve("w"),
                "--config",
                folder.resolve("config.json"),
                "--changes",
                folder.resolve("c.json")));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private static JsonNode run(String command, Object... more) throws IOException {
        List<Object> all = new ArrayList<>(List.of(command, "--home", folder.resolve("h")));
        all.addAll(List.of(more));
        return CommandLineRun.of(all.toArray()).json();
    }

    @Test
    void parse() throws Exception {
        String out = CommandLineRun.of(
                        "parse", "--json", folder.resolve("w/back/lcov.info"), folder.resolve("broken.xml"))
                .out();
        List<JsonNode> printed = out.lines().map(DocumentedJsonTest::read).toList();
        List<JsonNode> documented = documented("parse");
        assertThat(documented).hasSize(2);
        same("", documented.get(0), printed.get(0));
        same("", documented.get(1), printed.get(1));
    }

    @Test
    void record() throws Exception {
        JsonNode printed = CommandLineRun.of(arguments(3, "--json")).json();
        same("", documented("record").get(0), printed);
        // The regression began with the build before.
        Files.writeString(
                folder.resolve("w/back/lcov.info"), "SF:src/a.js\nDA:1,1\nDA:2,0\nDA:3,0\nDA:4,0\nend_of_record\n");
        JsonNode worse = CommandLineRun.of(arguments(4, "--json")).json();
        assertThat(worse.get("alerts")).isNotEmpty();
        same("", documented("record").get(0), worse);
    }

    @Test
    void trend() throws Exception {
        JsonNode printed = CommandLineRun.of(
                        "trend", "--home", folder.resolve("h2"), "--job", "old", "--json", "--target", "95")
                .json();
        assertThat(printed.get("changePoints")).isNotEmpty();
        assertThat(printed.get("anomalies")).isNotEmpty();
        same("", documented("trend").get(0), printed);
    }

    @Test
    void theOthers() throws Exception {
        same("", documented("gaps").get(0), run("gaps", "--job", "app", "--build", 2, "--json"));
        same("", documented("status").get(0), run("status", "--json"));
        same("", documented("alerts").get(0), run("alerts", "--json"));
        same("", documented("export").get(0), run("export", "--job", "app"));
    }

    /** The objects of the example behind a command's name. */
    private static List<JsonNode> documented(String command) throws IOException {
        String page = Files.readString(Path.of("docs/command-line.md"));
        page = page.substring(page.indexOf("## What `--json` prints"));
        Matcher example = Pattern.compile("\n`" + command + "`[^`]*:\n\n```json\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(example.find()).as(command).isTrue();
        List<JsonNode> all = new ArrayList<>();
        JSON.readerFor(JsonNode.class).<JsonNode>readValues(example.group(1)).forEachRemaining(all::add);
        return all;
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void same(String place, JsonNode documented, JsonNode printed) {
        if (documented.isNull() || printed.isNull()) {
            return;
        }
        assertThat(printed.getNodeType()).as(place).isEqualTo(documented.getNodeType());
        if (documented.isArray()) {
            if (!documented.isEmpty()) {
                printed.forEach(each -> same(place, documented.get(0), each));
            }
        } else if (documented.isObject() && NAMED_BY_USERS.contains(place)) {
            printed.forEach(each -> same(place + "/*", documented.iterator().next(), each));
        } else if (documented.isObject()) {
            Set<String> names = new TreeSet<>();
            printed.fieldNames().forEachRemaining(names::add);
            names.removeIf(name -> SOMETIMES.contains(place + "/" + name) || isMetric(name) && !documented.has(name));
            Set<String> wanted = new TreeSet<>();
            documented.fieldNames().forEachRemaining(wanted::add);
            wanted.removeIf(name -> isMetric(name) && !printed.has(name));
            assertThat(names).as(place).isEqualTo(wanted);
            for (Map.Entry<String, JsonNode> field : documented.properties()) {
                if (printed.has(field.getKey())) {
                    same(place + "/" + field.getKey(), field.getValue(), printed.get(field.getKey()));
                }
            }
        }
    }

    private static boolean isMetric(String name) {
        return name.matches("[A-Z_]+");
    }
}
