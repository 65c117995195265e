package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.service.ServiceRelease;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One report that was found, and the result of reading it: a row of the console's table.
 *
 * @param file its path, relative to the workspace
 * @param format the name of its format, {@code null} if it was not recognised
 * @param component its component, {@code ""} for the project as a whole
 * @param files how many files it lists
 * @param counters the sums over its files
 * @param tests its tests
 * @param millis how long reading took
 * @param problems what was left out or corrected, one sentence each
 * @param error why it could not be used, one sentence that names it; {@code null} if it could
 * @param stamp identifies exactly the same file in a later build; {@code null} if unknown
 * @param sample some of its files, under their paths in the workspace
 * @param stale why it is not a report of this build, one sentence; {@code null} if it may be
 * @param ofService whether it is from a running service, and so shows what is used and not what is tested
 * @param flag its kind of tests, {@code ""} for none
 * @param release which builds and images the service's processes ran; {@code null} if unknown
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
    /** Creates a row; the lists are copied. Older rows have no sample. */
    public ReadReport {
        problems = List.copyOf(problems);
        flag = flag == null ? "" : flag;
        sample = sample == null ? List.of() : List.copyOf(sample);
    }

    /** A builder for the report in a file, without content. */
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

    /** A copy without the time it was written and how long reading took. */
    public ReadReport undated() {
        return toBuilder()
                .millis(0)
                .stamp(null)
                .sample(List.of())
                .stale(null)
                .sourceless(false)
                .create();
    }

    /** A copy in which only some tests count. */
    ReadReport withTests(TestTotals counted) {
        return toBuilder().tests(counted).create();
    }

    /** A copy with one more problem. */
    ReadReport withProblem(String problem) {
        List<String> more = new ArrayList<>(problems);
        more.add(problem);
        return toBuilder().problems(more).create();
    }

    /** A copy with the stamp and the sample for later builds. */
    ReadReport with(@Nullable ReportStamp known, List<String> paths) {
        return toBuilder().stamp(known).sample(paths).create();
    }

    /** A copy whose files are not in the workspace, so that their later absence means nothing. */
    ReadReport asSourceless() {
        return toBuilder().sourceless(true).create();
    }

    /** A copy that is not a report of this build. */
    ReadReport staleAs(String why) {
        return toBuilder().stale(why).create().withProblem(why);
    }

    /** A copy that counts as lost. */
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

    /** A copy that is from a running service. */
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

    /** Whether it could be read and is empty, as tools write it when no test ran. */
    public boolean isEmpty() {
        return isUsable() && files == 0 && !tests.isMeasured();
    }

    /** Whether it has only tests. */
    public boolean isOfTests() {
        return files == 0 && tests.isMeasured();
    }
}
