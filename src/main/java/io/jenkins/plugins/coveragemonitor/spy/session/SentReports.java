package io.jenkins.plugins.coveragemonitor.spy.session;

import io.jenkins.plugins.coveragemonitor.report.ReportFormat;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.spy.ServiceResult;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import io.jenkins.plugins.coveragemonitor.spy.upload.SentRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What services elsewhere sent: finished reports, and raw data that is combined with that of local processes. */
final class SentReports {
    private final SpyFolder folder;
    private final String service;

    SentReports(SpyFolder folder, String service) {
        this.folder = folder;
        this.service = service;
    }

    /** Puts raw data where its language looks for it, and reports among the reports. */
    void add(ServiceResult result) throws IOException {
        Path sent = folder.sent(service);
        if (!Files.isDirectory(sent)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(sent)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            result.ran(SentRelease.of(file));
            String name = file.getFileName().toString();
            Optional<ReportFormat> format = new Reports(ReportFormats.builtIn()).recognise(file);
            String kind = format.map(ReportFormat::name).orElse("");
            switch (kind) {
                case "" -> result.lost("what was sent as " + name + " is not a report in a known format");
                case ReportFormats.EXEC -> copy(file, SpyLanguage.JAVA, "sent-" + name + ".exec");
                case ReportFormats.V8 -> copy(file, SpyLanguage.NODE, "coverage-sent." + name + "-0.json");
                default -> {
                    Path report = folder.report(service).resolve("sent-" + name);
                    Files.createDirectories(report.getParent());
                    Files.copy(file, report, StandardCopyOption.REPLACE_EXISTING);
                    result.report(folder, report, kind, null);
                    result.delivered(1);
                }
            }
        }
    }

    private void copy(Path file, SpyLanguage language, String name) throws IOException {
        Path data = Files.createDirectories(folder.data(service, language));
        Files.copy(file, data.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
