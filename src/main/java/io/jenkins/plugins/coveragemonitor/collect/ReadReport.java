package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One report that was found, and what came of it: a row of the console's table.
 *
 * @param file where it is, relative to the workspace
 * @param format the name of its format, {@code null} if it was not recognised
 * @param component the component it belongs to, {@code ""} for the project as a whole
 * @param files how many files it is about
 * @param counters the sums over its files
 * @param tests its tests
 * @param millis how long reading took
 * @param problems what was left out or set right, one sentence each
 * @param error why it could not be used, one sentence that names it; {@code null} if it could
 * @param stamp by what a later build knows the very same file again; {@code null} if that is not known
 * @param sample some of the files that it is about, under their paths in the workspace
 * @param stale why it is not a report of this build, one sentence; {@code null} if nothing speaks against it
 * @param ofService whether it is of a running service, which shows what was used and not what is tested
 * @param flag the kind of tests that it is of, {@code ""} for none
 * @param release which builds and images the service's processes ran; {@code null} if that is not known
 * @param sourceless whether the workspace had none of the files of the sample
 */
@WithBuilder
public record ReadReport(
        String file,
        @Nullable String format,
        String component,
        int files,
        Counters counters,
        TestTotals tests,
        long millis,
        List<String> problems,
        @Nullable String error,
        @Nullable ReportStamp stamp,
        List<String> sample,
        @Nullable String stale,
        boolean ofService,
        String flag,
        @Nullable ServiceRelease release,
        boolean sourceless) {
    /** Creates a row; the lists are copied. One that was written without a sample has none. */
    public ReadReport {
        problems = List.copyOf(problems);
        flag = flag == null ? "" : flag;
        sample = sample == null ? List.of() : List.copyOf(sample);
    }

    /** A report of a file, without content unless it is given. */
    public static ReadReportBuilder builder(String file) {
        return ReadReportBuilder.builder()
                .file(file)
                .format(null)
                .component("")
                .files(0)
                .counters(Counters.NONE)
                .tests(TestTotals.NONE)
                .millis(0)
                .problems(List.of())
                .error(null)
                .stamp(null)
                .sample(List.of())
                .stale(null)
                .ofService(false)
                .flag("")
                .release(null)
                .sourceless(false);
    }

    private ReadReportBuilder toBuilder() {
        return ReadReportBuilder.builder(this);
    }

    /** The same report whenever it was written and however long reading took. */
    public ReadReport undated() {
        return toBuilder()
                .millis(0)
                .stamp(null)
                .sample(List.of())
                .stale(null)
                .sourceless(false)
                .create();
    }

    /** The same report of which only some tests count. */
    ReadReport withTests(TestTotals counted) {
        return toBuilder().tests(counted).create();
    }

    /** The same report with one more sentence. */
    ReadReport withProblem(String problem) {
        List<String> more = new ArrayList<>(problems);
        more.add(problem);
        return toBuilder().problems(more).create();
    }

    /** The same report with what a later build knows it by. */
    ReadReport with(@Nullable ReportStamp known, List<String> paths) {
        return toBuilder().stamp(known).sample(paths).create();
    }

    /** The same report, of whose files the workspace has none, so that their absence later says nothing. */
    ReadReport asSourceless() {
        return toBuilder().sourceless(true).create();
    }

    /** The same report, which is not one of this build. */
    ReadReport staleAs(String why) {
        return toBuilder().stale(why).create().withProblem(why);
    }

    /** The same report, which counts as lost. */
    ReadReport lostAs(String why) {
        return toBuilder()
                .files(0)
                .counters(Counters.NONE)
                .tests(TestTotals.NONE)
                .problems(List.of())
                .error(why)
                .sample(List.of())
                .stale(why)
                .create();
    }

    /** The same report, which is of a running service. */
    ReadReport asOfService(ServiceRelease known) {
        return toBuilder()
                .ofService(true)
                .release(known.isKnown() ? known : null)
                .create();
    }

    /** Whether the report is part of the measurement. */
    public boolean isUsable() {
        return error == null;
    }

    /** Whether it could be read and holds nothing, as tools write it when no test ran. */
    public boolean isEmpty() {
        return isUsable() && files == 0 && !tests.isMeasured();
    }

    /** Whether it is about tests alone. */
    public boolean isOfTests() {
        return files == 0 && tests.isMeasured();
    }
}
