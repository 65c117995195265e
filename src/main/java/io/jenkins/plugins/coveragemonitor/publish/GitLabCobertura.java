package io.jenkins.plugins.coveragemonitor.publish;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A measurement as Cobertura XML (coverage-04), as GitLab reads it for the lines beside a merge request ("Test coverage
 * visualization" in GitLab's documentation): with the paths of the repository, and the merged lines of all formats.
 */
public final class GitLabCobertura {
    private static final int SCALE = 4;

    private final XMLStreamWriter xml;

    private GitLabCobertura(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The XML of a measurement; files without lines are left out, because the format cannot express them. */
    public static String of(Measurement measurement, Instant time) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new GitLabCobertura(writer).write(measurement, time);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text is written to memory", e);
        }
        return text.append('\n').toString();
    }

    private void write(Measurement measurement, Instant time) throws XMLStreamException {
        Counters totals = measurement.counters();
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("coverage");
        rates(totals.get(Metric.LINE), totals.get(Metric.BRANCH));
        counter("lines", totals.get(Metric.LINE));
        counter("branches", totals.get(Metric.BRANCH));
        attribute("complexity", "0");
        attribute("version", "coverage-monitor");
        attribute("timestamp", Long.toString(time.getEpochSecond()));
        xml.writeStartElement("sources");
        xml.writeStartElement("source");
        xml.writeCharacters(".");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("packages");
        for (Map.Entry<String, List<FileCoverage>> folder :
                byFolder(measurement).entrySet()) {
            packageOf(folder.getKey(), folder.getValue());
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static SortedMap<String, List<FileCoverage>> byFolder(Measurement measurement) {
        SortedMap<String, List<FileCoverage>> folders = new TreeMap<>();
        for (FileCoverage file : measurement.filesByPath().values()) {
            if (file.lines().size() > 0 && Annotations.isInside(file.path())) {
                String folder = file.path().substring(0, Math.max(0, file.path().lastIndexOf('/')));
                folders.computeIfAbsent(folder, name -> new ArrayList<>()).add(file);
            }
        }
        return folders;
    }

    private void packageOf(String folder, List<FileCoverage> files) throws XMLStreamException {
        Counter lines = Counter.NONE;
        Counter branches = Counter.NONE;
        for (FileCoverage file : files) {
            lines = lines.plus(file.lines().lines());
            branches = branches.plus(file.lines().branches());
        }
        xml.writeStartElement("package");
        attribute("name", folder.replace('/', '.'));
        rates(lines, branches);
        attribute("complexity", "0");
        xml.writeStartElement("classes");
        for (FileCoverage file : files) {
            classOf(file);
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void classOf(FileCoverage file) throws XMLStreamException {
        String path = file.path();
        xml.writeStartElement("class");
        attribute("name", path.substring(path.lastIndexOf('/') + 1));
        attribute("filename", path);
        rates(file.lines().lines(), file.lines().branches());
        attribute("complexity", "0");
        xml.writeEmptyElement("methods");
        xml.writeStartElement("lines");
        LineTable lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.isLine(i)) {
                line(lines, i);
            }
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void line(LineTable lines, int i) throws XMLStreamException {
        int covered = lines.coveredBranches(i);
        int all = covered + lines.missedBranches(i);
        xml.writeEmptyElement("line");
        attribute("number", Integer.toString(lines.number(i)));
        attribute("hits", Integer.toString(lines.hits(i)));
        attribute("branch", Boolean.toString(all > 0));
        if (all > 0) {
            attribute("condition-coverage", 100L * covered / all + "% (" + covered + "/" + all + ")");
        }
    }

    private void counter(String what, Counter counter) throws XMLStreamException {
        attribute(what + "-covered", Long.toString(counter.covered()));
        attribute(what + "-valid", Long.toString(counter.total()));
    }

    private void rates(Counter lines, Counter branches) throws XMLStreamException {
        attribute("line-rate", rate(lines));
        attribute("branch-rate", rate(branches));
    }

    /** From 0 to 1, rounded down; 0 if unmeasured, for which the format has no value. */
    private static String rate(Counter counter) {
        return counter.isMeasured()
                ? BigDecimal.valueOf(counter.covered())
                        .divide(BigDecimal.valueOf(counter.total()), SCALE, RoundingMode.DOWN)
                        .stripTrailingZeros()
                        .toPlainString()
                : "0";
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    /** The text without characters that XML 1.0 forbids (production 2, Char). */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= ' ' && c <= 0xD7FF
                                || c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || c >= 0xE000 && c != 0xFFFE && c != 0xFFFF
                        ? c
                        : 0xFFFD)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }
}
