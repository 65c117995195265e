package io.jenkins.plugins.coveragemonitor.cli.mcp;

import io.jenkins.plugins.coveragemonitor.advice.Advice;
import io.jenkins.plugins.coveragemonitor.advice.Part;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of tools. */
final class AdviceTools {
    private static final Set<Metric> COVERAGE = Arrays.stream(Metric.values())
            .filter(Metric::isCoverage)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Metric.class)));

    private static final Map<String, Object> BUILD =
            Tool.number("the build's number; the newest measured one if left out", 1, Integer.MAX_VALUE);
    private static final Map<String, Object> PATH =
            Tool.text("only files whose path matches this glob, such as src/main/**");
    private static final Map<String, Object> COMPONENT = Tool.text("only this component");
    private static final Map<String, Object> OWNER =
            Tool.text("only files of this owner in CODEOWNERS, such as @org/team");

    private static final Map<String, Object> FLAG =
            Tool.text("only what the reports of this flag measured, such as unit");
    private static final Map<String, Object> ONLY_BY =
            Tool.text("instead of uncovered lines, those that only the reports of this flag cover");

    private AdviceTools() {}

    static List<Tool> all() {
        return List.of(
                new Tool(
                        "what_to_test_next",
                        "What to test next",
                        "Ranks the files that are worth a test most, each with the exact line ranges to begin with: files"
                                + " with new gaps first, then by what covering them lifts and how often they change."
                                + " Also lists the missed gates and how many more covered lines pass each. Ask this"
                                + " first, and again after the new test's report was recorded.",
                        arguments(
                                "build", BUILD,
                                "path", PATH,
                                "component", COMPONENT,
                                "owner", OWNER,
                                "limit", limit("files", Advice.NEXT)),
                        (advice, given) -> advice.whatToTestNext(build(given), part(given), limit(given, Advice.NEXT))),
                new Tool(
                        "gaps",
                        "Uncovered lines",
                        "Lists files with the exact ranges of lines that no test covers, those that are new in the build"
                                + " first. Ranges are [first line, last line], counted from 1.",
                        arguments(
                                "build",
                                BUILD,
                                "path",
                                PATH,
                                "component",
                                COMPONENT,
                                "owner",
                                OWNER,
                                "flag",
                                FLAG,
                                "covered_only_by",
                                ONLY_BY,
                                "new_only",
                                Map.of(
                                        "type",
                                        "boolean",
                                        "description",
                                        "only files with gaps that are new against the baseline"),
                                "limit",
                                limit("files", Advice.FILES)),
                        (advice, given) -> advice.gaps(
                                build(given),
                                part(given).ofFlag(given.text("flag"), given.text("covered_only_by")),
                                given.isTrue("new_only"),
                                limit(given, Advice.FILES))),
                new Tool(
                        "gate_status",
                        "Quality gates",
                        "Says whether the build passes its gates; for each missed one the value, the wanted value, the"
                                + " build it is compared with, and how many more covered lines pass it.",
                        arguments(
                                "build",
                                Tool.number("the build's number; the newest one if left out", 1, Integer.MAX_VALUE)),
                        (advice, given) -> advice.gateStatus(build(given))),
                new Tool(
                        "explain_change",
                        "What changed",
                        "Explains a build against its baseline: how far project and components moved, which files fell,"
                                + " which changed lines no test covers, and which unchanged lines lost their coverage.",
                        arguments("build", BUILD, "limit", limit("files and ranges", Advice.RANGES)),
                        (advice, given) -> advice.explainChange(build(given), limit(given, Advice.RANGES))),
                new Tool(
                        "trend",
                        "Trend",
                        "Describes the trend of a metric: direction, slope, the builds where the level shifted, when the"
                                + " target is reached, and what follows from it.",
                        arguments(
                                "metric",
                                Map.of(
                                        "type",
                                        "string",
                                        "enum",
                                        COVERAGE.stream().map(Metric::name).toList(),
                                        "description",
                                        "the metric; LINE if left out"),
                                "component",
                                COMPONENT,
                                "flag",
                                FLAG,
                                "limit",
                                limit("of the newest builds", Advice.BUILDS)),
                        (advice, given) -> advice.trend(
                                given.one("metric", COVERAGE, Metric.LINE),
                                given.text("component"),
                                given.text("flag"),
                                limit(given, Advice.BUILDS))));
    }

    private static Map<String, Object> limit(String of, int byDefault) {
        return Tool.number("how many " + of + " at most; " + byDefault + " if left out", 1, Advice.MOST);
    }

    private static @Nullable Integer build(ToolArguments given) {
        return given.number("build", 1, Integer.MAX_VALUE);
    }

    private static int limit(ToolArguments given, int byDefault) {
        Integer limit = given.number("limit", 1, Advice.MOST);
        return limit == null ? byDefault : limit;
    }

    private static Part part(ToolArguments given) {
        return Part.of(given.text("path"), given.text("component"), given.text("owner"));
    }

    /** Names with their schemas, in this order. */
    private static Map<String, Map<String, Object>> arguments(Object... namesAndSchemas) {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        for (int i = 0; i < namesAndSchemas.length; i += 2) {
            @SuppressWarnings("unchecked")
            Map<String, Object> schema = (Map<String, Object>) namesAndSchemas[i + 1];
            all.put((String) namesAndSchemas[i], schema);
        }
        return all;
    }
}
