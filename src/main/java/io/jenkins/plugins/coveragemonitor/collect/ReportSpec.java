package io.jenkins.plugins.coveragemonitor.collect;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.coveragemonitor.collect.path.Glob;
import io.jenkins.plugins.coveragemonitor.model.FlagName;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The reports of a component: one entry of the parameter {@code reports}.
 *
 * @param component the component of the reports, {@code ""} for the project as a whole
 * @param format the name of their format, or {@code null} to recognise it by content
 * @param pattern an Ant-style pattern of the reports, or {@code null} to find them by content
 * @param classes an Ant-style pattern of class files, folders of class files or jars, for a format that needs them;
 * {@code null} to search for them beside the report
 * @param carryForward how long the component keeps its last measurement if it has no report
 * @param optional whether a build without these reports is still complete
 * @param exclude an Ant-style pattern of source files that are not part of the measurement, or {@code null}
 * @param sources an Ant-style pattern of the source files that form the component, in whichever report, or {@code null}
 * if its reports form it
 * @param flag the kind of tests of the reports, such as {@code unit}, or {@code ""} for none
 */
@WithBuilder
public record ReportSpec(
        String component,
        @Nullable String format,
        @Nullable String pattern,
        @Nullable String classes,
        CarryForward carryForward,
        boolean optional,
        @Nullable String exclude,
        @Nullable String sources,
        String flag) {

    /** Everything that is recognised, for the project as a whole: the default. */
    public static final ReportSpec ANY = new ReportSpec("", null, null);

    /**
     * Creates a specification; blank texts count as absent.
     *
     * @throws IllegalArgumentException if a pattern is not valid; the message is one sentence that quotes it
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
        flag = FlagName.checked(flag);
        sources = blankToNull(sources);
        if (sources != null) {
            Glob.of(sources);
            if (component.isEmpty()) {
                throw new IllegalArgumentException(
                        "sources '" + sources + "' makes a component that has no name: give component a name");
            }
            if (pattern != null || format != null || classes != null || carryForward.isOn() || !flag.isEmpty()) {
                throw new IllegalArgumentException("the component '" + component
                        + "' is made of its sources, of whatever report: leave out pattern, format, classes,"
                        + " flag and carryForward, or give its reports an entry of their own");
            }
        }
    }

    /** Required reports without a flag, class files or carrying forward. */
    public ReportSpec(String component, @Nullable String format, @Nullable String pattern) {
        this(component, format, pattern, null, CarryForward.NEVER, false, null, null, "");
    }

    /** Reads the JSON of a configuration; the mapper refuses unknown members. */
    @JsonCreator
    static ReportSpec of(
            @JsonProperty("component") String component,
            @JsonProperty("format") @Nullable String format,
            @JsonProperty("pattern") @Nullable String pattern,
            @JsonProperty("classes") @Nullable String classes,
            @JsonProperty("carryForwardBuilds") int carryForwardBuilds,
            @JsonProperty("carryForwardDays") int carryForwardDays,
            @JsonProperty("optional") boolean optional,
            @JsonProperty("exclude") @Nullable String exclude,
            @JsonProperty("sources") @Nullable String sources,
            @JsonProperty("flag") @Nullable String flag) {
        return ReportSpecBuilder.builder()
                .component(component)
                .format(format)
                .pattern(pattern)
                .classes(classes)
                .carryForward(new CarryForward(carryForwardBuilds, carryForwardDays))
                .optional(optional)
                .exclude(exclude)
                .sources(sources)
                .flag(flag == null ? "" : flag)
                .create();
    }

    /** The reports to search for: all known ones if none is given. */
    public static List<ReportSpec> wanted(List<ReportSpec> specs) {
        List<ReportSpec> wanted =
                specs.stream().filter(spec -> spec.sources() == null).toList();
        return wanted.isEmpty() ? List.of(ANY) : wanted;
    }

    /** A component that source files form, in whichever reports they are. */
    public static ReportSpec ofSources(String component, String sources) {
        return ReportSpecBuilder.builder(new ReportSpec(component, null, null))
                .sources(sources)
                .create();
    }

    /** A copy with class files, for a format that needs them. */
    public ReportSpec withClasses(@Nullable String files) {
        return ReportSpecBuilder.builder(this).classes(files).create();
    }

    /** A copy without which a build is still complete. */
    public ReportSpec optionally() {
        return ReportSpecBuilder.builder(this).optional(true).create();
    }

    /** A copy with a flag, {@code ""} for none. */
    public ReportSpec flagged(String name) {
        return ReportSpecBuilder.builder(this).flag(name).create();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }
}
