package io.jenkins.plugins.coveragemonitor.hostile;

import io.jenkins.plugins.coveragemonitor.report.HostileInputs;
import io.jenkins.plugins.coveragemonitor.report.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Patterns, names and paths. */
final class TextCases {
    private static final List<String> PIECES = List.of(
            "*", "*", "a", "aa", "?", "**", "**/", "/", "{a,b}", "{a,*}", "[a-z]", "[!a]", "b", ".", "\\", "+(a)");

    private static final List<String> TAGS = List.of("class", "package", "line", "method", "x");

    private TextCases() {}

    static List<HostileCase> all() throws IOException {
        Map<String, byte[]> inputs = HostileInputs.all();
        return List.of(
                new HostileCase("pattern of many stars", (random, folder) -> Build.in(folder)
                        .with(
                                "a".repeat(random.nextInt(150, 240)) + ".info",
                                "SF:a.c\nDA:1,1\n".getBytes(StandardCharsets.UTF_8))
                        .record("--report", "sound.info", "--report", pattern(random))),
                new HostileCase("tag of many attributes", (random, folder) -> Build.in(folder)
                        .with("coverage.xml", names(random).getBytes(StandardCharsets.UTF_8))
                        .record()),
                HostileCases.file("damaged tag of many attributes", "coverage.xml", inputs.get("attributes.xml")),
                new HostileCase("long path and a gate for paths", TextCases::longPath));
    }

    private static String pattern(Random random) {
        StringBuilder pattern = new StringBuilder();
        for (int i = random.nextInt(5, 60); i > 0; i--) {
            pattern.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return pattern.toString();
    }

    /** Attributes, elements, namespaces or targets of instructions, each with a name of its own. */
    private static String names(Random random) {
        StringBuilder text = new StringBuilder("<coverage line-rate=\"1\"><packages>");
        String tag = TAGS.get(random.nextInt(TAGS.size()));
        int kind = random.nextInt(5);
        text.append(kind == 0 ? "<" + tag + " " : "");
        String name = "n".repeat(random.nextInt(1, 12));
        for (int i = random.nextInt(1, 100_000); i > 0; i--) {
            text.append(
                    switch (kind) {
                        case 0 -> name + i + "=\"1\" ";
                        case 1 -> "<" + name + i + "/>";
                        case 2 -> "<" + tag + " xmlns:" + name + i + "=\"u\"/>";
                        case 3 -> "<?" + name + i + " ?>";
                        default -> "<" + name + i + ":" + name + i + "/>";
                    });
        }
        return text.append(kind == 0 ? "/>" : "")
                .append("</packages></coverage>")
                .toString();
    }

    private static void longPath(Random random, Path folder) throws IOException {
        String unit =
                List.of("a/", "../", "./", "a", "//", "\\", "é/", "a:", "*").get(random.nextInt(9));
        String report = "TN:\nSF:" + unit.repeat(random.nextInt(1, 33_000)) + "x.c\nDA:1,1\nend_of_record\n";
        String gate = "{\"gates\":[{\"metric\":\"LINE\",\"atLeast\":10,\"path\":" + quoted(pattern(random)) + "}]}";
        Build build = Build.in(folder);
        Path config = folder.resolve("config.json");
        Files.write(
                config,
                random.nextInt(4) == 0
                        ? new Mutations(random).of(gate.getBytes(StandardCharsets.UTF_8))
                        : gate.getBytes(StandardCharsets.UTF_8));
        build.with(
                        "long.info",
                        random.nextBoolean()
                                ? report.getBytes(StandardCharsets.UTF_8)
                                : new Mutations(random).of(report.getBytes(StandardCharsets.UTF_8)))
                .record("--config", config);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
