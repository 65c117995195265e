package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.io.XmlPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * PIT's {@code mutations.xml}. MUTATION counts each mutant; covered are those that PIT reports as detected in its
 * summary: killed, timed out, or ended with an error. Lines are not counted, because a mutant's line says nothing about
 * others.
 */
public final class PitReader implements ReportReader {
    /**
     * The statuses of a detected mutant ({@code org.pitest.mutationtest.DetectionStatus}), for reports that do not say.
     */
    private static final Set<String> DETECTED =
            Set.of("KILLED", "TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR", "NON_VIABLE");

    public static boolean recognises(FilePrefix head) {
        XmlPrefix xml = head.xml();
        return xml.is("mutations")
                && (xml.hasChild("mutation") || xml.children().isEmpty());
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("mutations", "a PIT report");
            while (xml.nextStart()) {
                if (xml.name().equals("mutation")) {
                    mutation(xml, sink);
                } else {
                    xml.skip();
                }
            }
        }
    }

    private static void mutation(XmlCursor xml, CoverageSink sink) throws IOException {
        String stated = xml.pooled("detected", "");
        boolean detected =
                stated.isEmpty() ? DETECTED.contains(xml.pooled("status", "")) : stated.equalsIgnoreCase("true");
        String file = "";
        String type = "";
        int level = xml.depth();
        while (xml.nextStart(level)) {
            switch (xml.name()) {
                case "sourceFile" -> file = xml.text();
                case "mutatedClass" -> type = xml.text();
                default -> xml.skip();
            }
        }
        int dot = type.lastIndexOf('.');
        String folder = dot < 0 || file.indexOf('/') >= 0
                ? ""
                : type.substring(0, dot + 1).replace('.', '/');
        sink.file(folder + (file.isEmpty() ? type.substring(dot + 1) : file));
        sink.counter(Metric.MUTATION, detected ? 1 : 0, detected ? 0 : 1);
    }
}
