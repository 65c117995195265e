package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.io.IOException;
import java.util.Map;

/** The attribute {@code value="50% (1/2)"} of EMMA and similar tools; the counts are used and not the percentage. */
final class PercentAndCounts {
    private PercentAndCounts() {}

    /**
     * Pushes the counters of the current element from its {@code coverage} children, which include what is nested
     * deeper.
     *
     * @param metrics the metric of each {@code type}; others are skipped
     */
    static void push(XmlCursor xml, Map<String, Metric> metrics, CoverageSink sink) throws IOException {
        int level = xml.depth();
        while (xml.nextStart(level)) {
            Metric metric = xml.name().equals("coverage") ? metrics.get(xml.pooled("type", "")) : null;
            if (metric != null) {
                push(xml, metric, sink);
            }
            xml.skip();
        }
    }

    /** Pushes the counter of the current element; an invalid one becomes a problem. */
    private static void push(XmlCursor xml, Metric metric, CoverageSink sink) throws IOException {
        String value = xml.attribute("value", "");
        int open = value.indexOf('(');
        int slash = value.indexOf('/', open + 1);
        int close = value.indexOf(')', slash + 1);
        if (open < 0 || slash < 0 || close < 0) {
            xml.problem("has " + NameText.shown(value) + " where a value such as 50% (1/2) belongs, which is left out");
            return;
        }
        // EMMA writes numbers in the machine's locale.
        String over = value.substring(open + 1, slash).strip().replace(',', '.');
        // A fraction of a line does not count; CountText would round it up.
        long covered = over.startsWith("0.") ? 0 : CountText.parse(over);
        long all = CountText.parse(value.substring(slash + 1, close));
        if (covered < 0 || all < 0 || covered > all || all == CountText.HUGE) {
            xml.problem("has " + NameText.shown(value) + ", which is not a counter in range and is left out");
        } else {
            sink.counter(metric, covered, all - covered);
        }
    }
}
