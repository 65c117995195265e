package io.jenkins.plugins.coveragemonitor.report.format.cobertura;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;

/** VectorCAST's additions to the lines of a class in Cobertura's format: MC/DC pairs and function calls. */
final class VectorCastCounts {
    private long pairs;
    private long missedPairs;
    private long calls;
    private long missedCalls;

    /** Reads the current line. */
    void read(XmlCursor xml) {
        if (isCounter(xml, "mcdcpair-coverage")) {
            pairs += xml.fractionOver();
            missedPairs += xml.fractionUnder() - xml.fractionOver();
        }
        if (isCounter(xml, "functioncall-coverage")) {
            calls += xml.fractionOver();
            missedCalls += xml.fractionUnder() - xml.fractionOver();
        }
    }

    private static boolean isCounter(XmlCursor xml, String attribute) {
        if (!xml.fraction(attribute)) {
            return false;
        }
        if (xml.fractionOver() <= xml.fractionUnder()) {
            return true;
        }
        xml.problem("has " + attribute + " of " + xml.fractionOver() + " of " + xml.fractionUnder()
                + ", which is left out");
        return false;
    }

    void push(CoverageSink sink) {
        if (pairs + missedPairs > 0) {
            sink.counter(Metric.MCDC_PAIR, pairs, missedPairs);
        }
        if (calls + missedCalls > 0) {
            sink.counter(Metric.FUNCTION_CALL, calls, missedCalls);
        }
    }
}
