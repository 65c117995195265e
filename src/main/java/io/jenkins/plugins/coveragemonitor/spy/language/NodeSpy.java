package io.jenkins.plugins.coveragemonitor.spy.language;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.spy.LanguageSpy;
import io.jenkins.plugins.coveragemonitor.spy.ServiceData;
import io.jenkins.plugins.coveragemonitor.spy.ServiceResult;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import io.jenkins.plugins.coveragemonitor.spy.SpyVariables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Node: V8's own coverage, by {@code NODE_V8_COVERAGE}, and a script that writes it when a signal ends a process. */
final class NodeSpy implements LanguageSpy {
    private static final String SCRIPT = "coverage-spy.cjs";

    @Override
    public SpyLanguage language() {
        return SpyLanguage.NODE;
    }

    @Override
    public void install(SpyFolder folder, SpySettings settings, Path workspace) throws IOException {
        Injected.copy(SCRIPT, folder.tools().resolve(SCRIPT));
    }

    @Override
    public void environment(SpyVariables variables) {
        variables.offer("NODE_V8_COVERAGE", variables.data(SpyLanguage.NODE));
        String script = variables.path("tools/" + SCRIPT);
        variables.append("NODE_OPTIONS", "--require=" + (script.contains(" ") ? "\"" + script + "\"" : script));
    }

    @Override
    public void combine(ServiceData data, ServiceResult result) throws IOException {
        Map<String, FileCoverage> files = new TreeMap<>();
        Set<String> processes = new HashSet<>();
        Reports reports = new Reports(ReportFormats.builtIn().withScripts(data.workspace()));
        for (Path file : NodeData.files(data)) {
            try {
                Report report = reports.read(file, ReportFormats.V8);
                report.files().forEach(one -> files.merge(one.path(), one, FileCoverage::merge));
                report.problems().forEach(result::problem);
                processes.add(NodeData.process(file));
            } catch (IOException damaged) {
                result.lost("a Node process wrote " + file.getFileName() + ", which " + damaged.getMessage());
            }
        }
        result.delivered(processes.size());
        List<ProcessFacts> known = ProcessFacts.of(data, result);
        for (ProcessFacts process : known) {
            if (process.isKilled()) {
                result.problem("the Node process " + process.pid()
                        + " was killed: what it ran since it wrote last, up to 30 seconds, is not counted");
            }
        }
        if (!files.isEmpty()) {
            Path report = data.report("node.info");
            LcovWriter.write(report, files.values());
            result.report(data.folder(), report, "LCOV", null);
        }
    }
}
