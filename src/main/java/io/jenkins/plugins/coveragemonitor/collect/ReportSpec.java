package io.jenkins.plugins.coveragemonitor.collect;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.coveragemonitor.model.FlagName;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a component's reports are: one entry of the parameter {@code reports}.
 *
 * @param component the component that the reports belong to, {@code ""} for the project as a whole
 * @param format the name of their format, or {@code null} to recognise it by content
 * @param pattern an Ant-style pattern of the reports, or {@code null} to find them by content
 * @param classes an Ant-style pattern of class files, folders of class files or jars, for a format that needs them;
 * {@code null} to look for them beside the report
 * @param carryForward how long the component keeps its last measurement when it brings no report
 * @param optional whether a build without these reports misses nothing
 * @param exclude an Ant-style pattern of source files that are not part of the measurement, or {@code null}
 * @param sources an Ant-style pattern of source files that make the component, whichever report lists them, or
 * {@code null} if its reports make it
 * @param flag the kind of tests that the reports are of, such as {@code unit}, or {@code ""} for none
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

    /** Reports of no kind of tests, without class files of their own, never carried forward, that every build should have. */
    public ReportSpec(String component, @Nullable String format, @Nullable String pattern) {
        this(component, format, pattern, null, CarryForward.NEVER, false, null, null, "");
    }

    /** As the JSON of a configuration says it; unknown members are the mapper's to refuse. */
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

    /** The reports to look for: all that are known if none is named. */
    public static List<ReportSpec> wanted(List<ReportSpec> specs) {
        List<ReportSpec> wanted =
                specs.stream().filter(spec -> spec.sources() == null).toList();
        return wanted.isEmpty() ? List.of(ANY) : wanted;
    }

    /** The component that is made of source files, whichever reports list them. */
    public static ReportSpec ofSources(String component, String sources) {
        return ReportSpecBuilder.builder(new ReportSpec(component, null, null))
                .sources(sources)
                .create();
    }

    /** The same reports with class files, for a format that needs them. */
    public ReportSpec withClasses(@Nullable String files) {
        return ReportSpecBuilder.builder(this).classes(files).create();
    }

    /** The same reports, without which a build misses nothing. */
    public ReportSpec optionally() {
        return ReportSpecBuilder.builder(this).optional(true).create();
    }

    /** The same reports with a flag, {@code ""} for none. */
    public ReportSpec flagged(String name) {
        return ReportSpecBuilder.builder(this).flag(name).create();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }
}
