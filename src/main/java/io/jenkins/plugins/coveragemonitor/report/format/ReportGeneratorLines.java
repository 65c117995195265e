package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.io.IOException;

/**
 * The lines of a file in a Clover report of ReportGenerator, one element for each. That of a condition has the numbers
 * of branches taken and not taken. That of a method has the count of its line that ran most, so it counts as a line of
 * its own only if the file's numbers agree.
 */
final class ReportGeneratorLines {
    private final StatementTally tally;
    private final LineList methods = new LineList();
    private long covered;
    private long all;

    ReportGeneratorLines(StatementTally tally) {
        this.tally = tally;
    }

    void line(XmlCursor xml, CoverageSink sink) throws IOException {
        String type = xml.pooled("type", "");
        String name = xml.attribute("signature", "method");
        int taken = Math.max(0, xml.integer("truecount", 0));
        int missed = Math.max(0, xml.integer("falsecount", 0));
        long count = type.equals("cond") ? taken : xml.count("count", 0);
        int number = xml.line("num");
        if (number == 0 || count < 0) {
            return;
        }
        covered += count > 0 ? 1 : 0;
        all++;
        if (type.equals("method")) {
            sink.function(name, number, count);
            methods.add(number, count);
            return;
        }
        tally.statement(number, count);
        if (type.equals("cond")) {
            tally.branches(number, taken, missed);
        }
    }

    /** Ends the file. Its stated number of lines is that of all its methods; absent if it states none. */
    void finish(Counter stated) {
        if (!stated.isMeasured() || stated.covered() == covered && stated.total() == all) {
            methods.forEach(tally::statement);
        }
    }
}
