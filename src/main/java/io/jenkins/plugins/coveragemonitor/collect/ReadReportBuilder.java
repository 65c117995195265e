package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a {@link ReadReport}. */
public final class ReadReportBuilder {
    private final String file;
    private @Nullable String format;
    private String component = "";
    private int files;
    private Counters counters = Counters.NONE;
    private TestTotals tests = TestTotals.NONE;
    private long millis;
    private List<String> problems = List.of();
    private @Nullable String error;
    private @Nullable ReportStamp stamp;
    private List<String> sample = List.of();
    private @Nullable String stale;
    private boolean ofService;
    private boolean sourceless;
    private String flag = "";
    private @Nullable ServiceRelease release;

    ReadReportBuilder(String file) {
        this.file = file;
    }

    /** The name of its format, {@code null} if it was not recognised. */
    public ReadReportBuilder format(@Nullable String value) {
        format = value;
        return this;
    }

    /** The component it belongs to, {@code ""} for the project as a whole. */
    public ReadReportBuilder component(String value) {
        component = value;
        return this;
    }

    /** How many files it is about. */
    public ReadReportBuilder files(int value) {
        files = value;
        return this;
    }

    /** The sums over its files. */
    public ReadReportBuilder counters(Counters value) {
        counters = value;
        return this;
    }

    /** Its tests. */
    public ReadReportBuilder tests(TestTotals value) {
        tests = value;
        return this;
    }

    /** How long reading took. */
    public ReadReportBuilder millis(long value) {
        millis = value;
        return this;
    }

    /** What was left out or set right, one sentence each. */
    public ReadReportBuilder problems(List<String> value) {
        problems = value;
        return this;
    }

    /** Why it could not be used, one sentence that names it; {@code null} if it could. */
    public ReadReportBuilder error(@Nullable String value) {
        error = value;
        return this;
    }

    /** By what a later build knows the very same file again; {@code null} if that is not known. */
    public ReadReportBuilder stamp(@Nullable ReportStamp value) {
        stamp = value;
        return this;
    }

    /** Some of the files that it is about, under their paths in the workspace. */
    public ReadReportBuilder sample(List<String> value) {
        sample = value;
        return this;
    }

    /** Why it is not a report of this build, one sentence; {@code null} if nothing speaks against it. */
    public ReadReportBuilder stale(@Nullable String value) {
        stale = value;
        return this;
    }

    /** Whether it is of a running service. */
    public ReadReportBuilder ofService(boolean value) {
        ofService = value;
        return this;
    }

    /** The kind of tests that it is of, {@code ""} for none. */
    public ReadReportBuilder flag(String value) {
        flag = value;
        return this;
    }

    /** Which builds and images the service's processes ran; {@code null} if that is not known. */
    public ReadReportBuilder release(@Nullable ServiceRelease value) {
        release = value;
        return this;
    }

    /** Whether the workspace had none of the files of the sample. */
    public ReadReportBuilder sourceless(boolean value) {
        sourceless = value;
        return this;
    }

    /** Makes it. */
    public ReadReport build() {
        return new ReadReport(
                file,
                format,
                component,
                files,
                counters,
                tests,
                millis,
                problems,
                error,
                stamp,
                sample,
                stale,
                ofService,
                flag,
                release,
                sourceless);
    }
}
