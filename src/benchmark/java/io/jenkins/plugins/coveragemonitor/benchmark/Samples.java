package io.jenkins.plugins.coveragemonitor.benchmark;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Makes the large reports that are measured, out of one real one. */
public final class Samples {
    private static final Pattern PACKAGE = Pattern.compile("(<package name=\"|<class name=\")");

    private final Path folder;
    private final String jacoco;

    private Samples(Path folder, String jacoco) {
        this.folder = folder;
        this.jacoco = jacoco;
    }

    /**
     * Samples made of the public 1.1 MB JaCoCo report where it lies beside the project, else of the sample project's own
     * report, repeated to the same size.
     */
    static Samples in(Path folder) throws IOException {
        Path shared = Path.of(System.getProperty("shared.data", "../shared/data"))
                .resolve("reports/jacoco/jacoco-analysis-model.xml");
        if (Files.exists(shared)) {
            return new Samples(folder, Files.readString(shared));
        }
        Path own = Path.of("samples/shop/builds/001/backend/jacoco.xml.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(own))) {
            String small = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Samples(folder, copies(small, Math.max(1, 1_100_000 / small.length()), "own"));
        }
    }

    /** The report with its packages as often as wanted, under another name each time. */
    Path jacoco(int copies) throws IOException {
        Path file = folder.resolve("jacoco-" + copies + ".xml");
        if (Files.notExists(file)) {
            try (Writer out = Files.newBufferedWriter(file)) {
                out.write(head(jacoco));
                for (int copy = 0; copy < copies; copy++) {
                    out.write(renamed(body(jacoco), copies == 1 ? "" : "copy" + copy + "/"));
                }
                out.write("</report>");
            }
        }
        return file;
    }

    private static String copies(String report, int copies, String prefix) {
        StringBuilder all = new StringBuilder(head(report));
        for (int copy = 0; copy < copies; copy++) {
            all.append(renamed(body(report), prefix + copy + "/"));
        }
        return all.append("</report>").toString();
    }

    private static String head(String report) {
        return report.substring(0, report.indexOf("<package "));
    }

    private static String body(String report) {
        return report.substring(report.indexOf("<package "), report.lastIndexOf("</package>") + 10);
    }

    private static String renamed(String packages, String prefix) {
        return PACKAGE.matcher(packages).replaceAll("$1" + prefix);
    }

    private List<FileCoverage> files() throws IOException {
        return new Reports(ReportFormats.builtIn()).read(jacoco(10), null).files();
    }

    /** The same lines as ten copies so many times, under another name each time, as LCOV says them. */
    Path lcov(int copies) throws IOException {
        Path file = folder.resolve("lcov-" + copies + ".info");
        if (Files.exists(file)) {
            return file;
        }
        List<FileCoverage> sources = files();
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int copy = 0; copy < copies; copy++) {
                lcov(sources, copies == 1 ? "" : "copy" + copy + "/", out);
            }
        }
        return file;
    }

    private static void lcov(List<FileCoverage> sources, String prefix, Writer out) throws IOException {
        for (FileCoverage source : sources) {
            out.write("TN:\nSF:" + prefix + "src/main/java/" + source.path() + "\n");
            LineTable lines = source.lines();
            for (int i = 0; i < lines.size(); i++) {
                int branches = lines.coveredBranches(i) + lines.missedBranches(i);
                for (int branch = 0; branch < branches; branch++) {
                    int taken = branch < lines.coveredBranches(i) ? 1 : 0;
                    out.write("BRDA:" + lines.number(i) + ",0," + branch + "," + taken + "\n");
                }
            }
            for (int i = 0; i < lines.size(); i++) {
                out.write("DA:" + lines.number(i) + "," + lines.hits(i) + "\n");
            }
            out.write("LF:" + lines.lines().total() + "\nLH:" + lines.lines().covered() + "\nend_of_record\n");
        }
    }

    /** The same lines as ten copies, as Cobertura says them. */
    Path cobertura() throws IOException {
        Path file = folder.resolve("cobertura.xml");
        if (Files.exists(file)) {
            return file;
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(
                    "<?xml version=\"1.0\" ?>\n<coverage line-rate=\"0.9\" branch-rate=\"0.8\" version=\"7.1\">\n"
                            + "<sources><source>src/main/java</source></sources>\n<packages>\n<package name=\"all\"><classes>\n");
            for (FileCoverage source : files()) {
                out.write("<class name=\"" + source.path() + "\" filename=\"" + source.path()
                        + "\" line-rate=\"0.9\" branch-rate=\"0.8\" complexity=\"0\">\n<methods/>\n<lines>\n");
                LineTable lines = source.lines();
                for (int i = 0; i < lines.size(); i++) {
                    int total = lines.coveredBranches(i) + lines.missedBranches(i);
                    String branch = total == 0
                            ? ""
                            : " branch=\"true\" condition-coverage=\"" + 100 * lines.coveredBranches(i) / total + "% ("
                                    + lines.coveredBranches(i) + "/" + total + ")\"";
                    out.write("<line number=\"" + lines.number(i) + "\" hits=\"" + lines.hits(i) + "\"" + branch
                            + "/>\n");
                }
                out.write("</lines></class>\n");
            }
            out.write("</classes></package></packages></coverage>\n");
        }
        return file;
    }

    /** The same lines as ten copies, as Istanbul's {@code coverage-final.json} says them. */
    Path istanbul() throws IOException {
        Path file = folder.resolve("coverage-final.json");
        if (Files.exists(file)) {
            return file;
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            String separator = "{";
            for (FileCoverage source : files()) {
                String path = "/app/" + source.path();
                out.write(separator + "\"" + path + "\":{\"path\":\"" + path + "\",\"statementMap\":{");
                separator = ",\n";
                LineTable lines = source.lines();
                for (int i = 0; i < lines.size(); i++) {
                    out.write((i == 0 ? "" : ",") + "\"" + i + "\":{\"start\":{\"line\":" + lines.number(i)
                            + ",\"column\":2},\"end\":{\"line\":" + lines.number(i) + ",\"column\":40}}");
                }
                out.write("},\"fnMap\":{},\"branchMap\":{},\"s\":{");
                for (int i = 0; i < lines.size(); i++) {
                    out.write((i == 0 ? "" : ",") + "\"" + i + "\":" + lines.hits(i));
                }
                out.write("},\"f\":{},\"b\":{}}");
            }
            out.write("}\n");
        }
        return file;
    }

    /** The same lines as ten copies, as coverage.py's JSON report says them. */
    Path coveragePy() throws IOException {
        Path file = folder.resolve("coverage.json");
        if (Files.exists(file)) {
            return file;
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(
                    "{\"meta\":{\"format\":3,\"version\":\"7.6.1\",\"timestamp\":\"2026-01-01T00:00:00\",\"branch_coverage\":false,"
                            + "\"show_contexts\":false},\"files\":");
            String separator = "{";
            for (FileCoverage source : files()) {
                out.write(separator + "\"" + source.path() + "\":{\"executed_lines\":" + lines(source, true)
                        + ",\"summary\":" + summary(source) + ",\"missing_lines\":"
                        + lines(source, false)
                        + ",\"excluded_lines\":[]}");
                separator = ",\n";
            }
            out.write("},\"totals\":{\"covered_lines\":1,\"num_statements\":1}}\n");
        }
        return file;
    }

    private static String summary(FileCoverage source) {
        Counter lines = source.lines().lines();
        return "{\"covered_lines\":" + lines.covered() + ",\"num_statements\":" + lines.total()
                + ",\"percent_covered\":"
                + (100.0 * lines.covered() / Math.max(1, lines.total())) + ",\"missing_lines\":" + lines.missed()
                + ",\"excluded_lines\":0}";
    }

    private static String lines(FileCoverage source, boolean covered) {
        StringBuilder list = new StringBuilder("[");
        LineTable lines = source.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.hits(i) > 0 == covered) {
                list.append(list.length() > 1 ? ", " : "").append(lines.number(i));
            }
        }
        return list.append(']').toString();
    }
}
