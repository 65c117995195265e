package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReaderContract;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every reader of text owes besides, be it XML, JSON or lines. */
public abstract class TextReportContract extends ReportReaderContract {
    /** A small report of so many files (or test classes) with these names, each of which is measured. */
    public abstract String report(List<String> names);

    /** A report that says nothing: no file, no test; {@code null} where the format has none. */
    public abstract String nothing();

    /** Text that is of the same language, but no report. */
    public abstract String stranger();

    /** The same report with its parts in another order, as far as their order means nothing. */
    public abstract String reordered(String report);

    /** The same report without one of its parts, for each part. */
    public abstract Stream<String> without(String report);

    /**
     * A report of two or more lines (or tests) that has this text in place of one of its numbers: of hits where the
     * format has any, else of a line; {@code null} where the reader takes no number from the format.
     */
    public abstract String withNumber(String number);

    @Override
    public final byte[] bytes(List<String> names) {
        return report(names).getBytes(StandardCharsets.UTF_8);
    }

    public final Report read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    public final String minimal() {
        return report(List.of("Some"));
    }

    @Test
    public void readsAReportOfNothingAsUnmeasured() throws IOException {
        assumeTrue(nothing() != null, "the format has no such report");

        Report report = read(nothing());

        assertThat(report.format()).isEqualTo(format());
        assertThat(report.totals().isEmpty()).isTrue();
        assertThat(report.tests().isMeasured()).isFalse();
    }

    @Test
    public void refusesAStranger() {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read(stranger()))
                .withMessageMatching("[^\n]{10,300}");
    }

    @Test
    public void readsAnyOrderOfParts() throws IOException {
        String reordered = reordered(minimal());

        assertThat(reordered).isNotEqualTo(minimal());
        assertThat(read(reordered)).isEqualTo(read(minimal()));
    }

    @Test
    public void readsWithoutAnyOnePartOrSaysWhatIsMissing() {
        List<String> incomplete = without(minimal()).toList();

        assertThat(incomplete).hasSizeGreaterThan(2);
        incomplete.forEach(text -> readOrRefuse(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-99999999999999999999", "NaN", "-2147483649"})
    public void namesTheNumberThatIsNoneAndReadsTheRest(String number) throws IOException {
        assumeTrue(withNumber("1") != null, "the reader takes no number from this format");

        Report good = read(withNumber("1"));
        Report bad = read(withNumber(number));

        assertThat(good.problems()).isEmpty();
        assertThat(bad.problems()).singleElement().asString().matches("line \\d+(, column \\d+)?: .+");
        assertRestIsRead(good, bad);
    }

    @Test
    public void namesTheNumberThatOverflows() throws IOException {
        assumeTrue(withNumber("1") != null, "the reader takes no number from this format");

        Report good = read(withNumber("1"));
        Report bad = read(withNumber("99999999999999999999"));

        assertThat(bad.problems()).singleElement().asString().matches("line \\d+(, column \\d+)?: .+");
        assertRestIsRead(good, bad);
        bad.totals().asMap().forEach((metric, counter) -> assertThat(counter.covered())
                .isBetween(0L, good.totals().get(metric).total()));
    }

    /** One thing is left out at the most. */
    private static void assertRestIsRead(Report good, Report bad) {
        for (Metric metric : List.of(Metric.LINE, Metric.MUTATION, Metric.INSTRUCTION)) {
            long all = good.totals().get(metric).total();
            assertThat(bad.totals().get(metric).total()).isBetween(Math.max(0, all - 1), all);
        }
        assertThat(bad.tests().total()).isEqualTo(good.tests().total());
        assertThat(good.totals().get(Metric.LINE).total() + good.tests().total())
                .isGreaterThan(1);
    }

    @Test
    public void readsAByteOrderMarkAndCarriageReturnsAsIfTheyWereNotThere() throws IOException {
        Report plain = read(minimal());

        assertThat(read("\uFEFF" + minimal())).isEqualTo(plain);
        assertThat(read(minimal().replace("\n", "\r\n"))).isEqualTo(plain);
        assertThat(read(minimal() + "\n\n")).isEqualTo(plain);
    }

    @Test
    public void readsUtf16ByItsMark() throws IOException {
        Report plain = read(minimal());

        assertThat(read(("\uFEFF" + minimal()).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(plain);
        assertThat(read(("\uFEFF" + minimal()).getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo(plain);
    }

    @Test
    public void readsUtf16WithoutAMark() throws IOException {
        Report plain = read(minimal());

        assertThat(read(minimal().getBytes(StandardCharsets.UTF_16LE))).isEqualTo(plain);
        assertThat(read(minimal().getBytes(StandardCharsets.UTF_16BE))).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ü", "é", "ñ", "Ü", "ÿ", "ø", "Ã", "\u0080"})
    public void readsSingleWrongBytesAsReplacementAndSaysSoOnce(String latin) throws IOException {
        // Each of them breaks UTF-8 in another way: no start byte, a start of two, three or four.
        byte[] bytes = unsound(report(List.of("Some" + latin, "Some" + latin + "x")));
        Report unsound = read(bytes);
        Report sound = read(report(List.of("Some\uFFFD", "Some\uFFFDx")));

        assertThat(unsound.format()).isEqualTo(format());
        assertThat(unsound.files()).isEqualTo(sound.files());
        assertThat(unsound.tests()).isEqualTo(sound.tests());
        assertThat(unsound.problems())
                .singleElement()
                .asString()
                .matches("line \\d+: has bytes that are not UTF-8, \\d+ sequences in all, read as \uFFFD; "
                        + "let the tool write UTF-8");
    }

    @Test
    public void keepsAReplacementCharacterThatIsSound() throws IOException {
        assertThat(read(report(List.of("Some\uFFFD"))).problems()).isEmpty();
    }

    /** Text in UTF-8 but for what is beyond ASCII. */
    private static byte[] unsound(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        text.chars().forEach(bytes::write);
        return bytes.toByteArray();
    }
}
