package io.jenkins.plugins.coveragemonitor.collect;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * Where a component's reports are: one entry of the parameter {@code reports}.
 *
 * @param component the component that the reports belong to, {@code ""} for the project as a whole
 * @param format the name of their format, or {@code null} to recognise it by content
 * @param pattern an Ant-style pattern of the reports, or {@code null} to find them by content
 * @param classes an Ant-style pattern of class files, folders of class files or jars, for a format that needs them;
 *     {@code null} to look for them beside the report
 * @param carryForward how long the component keeps its last measurement when it brings no report
 * @param optional whether a build without these reports misses nothing
 * @param exclude an Ant-style pattern of source files that are no part of the measurement, or {@code null}
 */
public record ReportSpec(
        String component,
        String format,
        String pattern,
        String classes,
        CarryForward carryForward,
        boolean optional,
        String exclude) {
    /** Everything that is recognised, for the project as a whole: what is done without configuration. */
    public static final ReportSpec ANY = new ReportSpec("", null, null);

    /**
     * Creates a specification; blank texts count as absent.
     *
     * @throws IllegalArgumentException if a pattern is not usable; one sentence that quotes it
     */
    public ReportSpec {
        component = Objects.requireNonNullElse(component, "").trim();
        format = blankToNull(format);
        pattern = blankToNull(pattern);
        classes = blankToNull(classes);
        carryForward = Objects.requireNonNullElse(carryForward, CarryForward.NEVER);
        if (pattern != null) {
            Glob.anywhere(pattern);
        }
        if (classes != null) {
            Glob.of(classes);
        }
        exclude = blankToNull(exclude);
        if (exclude != null) {
            Glob.of(exclude);
        }
    }

    /** Reports of which every source file counts. */
    public ReportSpec(
            String component,
            String format,
            String pattern,
            String classes,
            CarryForward carryForward,
            boolean optional) {
        this(component, format, pattern, classes, carryForward, optional, null);
    }

    /** Reports that every build should have. */
    public ReportSpec(String component, String format, String pattern, String classes, CarryForward carryForward) {
        this(component, format, pattern, classes, carryForward, false);
    }

    /** Reports without class files of their own, never carried forward, that every build should have. */
    public ReportSpec(String component, String format, String pattern) {
        this(component, format, pattern, null, CarryForward.NEVER);
    }

    /** As the JSON of a configuration says it; unknown members are the mapper's to refuse. */
    @JsonCreator
    static ReportSpec of(
            @JsonProperty("component") String component,
            @JsonProperty("format") String format,
            @JsonProperty("pattern") String pattern,
            @JsonProperty("classes") String classes,
            @JsonProperty("carryForwardBuilds") int carryForwardBuilds,
            @JsonProperty("carryForwardDays") int carryForwardDays,
            @JsonProperty("optional") boolean optional,
            @JsonProperty("exclude") String exclude) {
        return new ReportSpec(
                component,
                format,
                pattern,
                classes,
                new CarryForward(carryForwardBuilds, carryForwardDays),
                optional,
                exclude);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }
}
