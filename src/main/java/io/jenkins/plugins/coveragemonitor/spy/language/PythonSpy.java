package io.jenkins.plugins.coveragemonitor.spy.language;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Python: a {@code sitecustomize} in {@code PYTHONPATH}, which every interpreter runs at its start. */
final class PythonSpy implements LanguageSpy {
    @Override
    public SpyLanguage language() {
        return SpyLanguage.PYTHON;
    }

    @Override
    public void install(SpyFolder folder, SpySettings settings, Path workspace) throws IOException {
        Path tools = folder.tools().resolve("python");
        Injected.copy("sitecustomize.py", tools.resolve("sitecustomize.py"));
        Injected.copy("coverage_spy.py", tools.resolve("coverage_spy.py"));
        Files.writeString(folder.tools().resolve("service"), settings.service() + "\n");
    }

    @Override
    public void environment(SpyVariables variables) {
        variables.prepend("PYTHONPATH", variables.path("tools/python"));
    }

    @Override
    public void combine(ServiceData data, ServiceResult result) throws IOException, InterruptedException {
        List<ProcessFacts> processes = ProcessFacts.of(data, result);
        List<Path> measured = data.files(".coverage.*");
        if (!measured.isEmpty()) {
            result.delivered(measured.size());
            combineCoveragePy(data, result, processes, measured);
        }
        combineLight(data, result);
        tellUnmeasured(processes, result);
    }

    private static void tellUnmeasured(List<ProcessFacts> processes, ServiceResult result) {
        processes.stream()
                .filter(process -> process.tool().equals("none"))
                .map(process -> "Python " + process.version() + " (" + process.executable()
                        + ") has no package coverage, and only 3.12 and later can be measured without")
                .distinct()
                .forEach(result::lost);
        List<ProcessFacts> measured = processes.stream()
                .filter(process -> !process.tool().equals("none"))
                .toList();
        for (ProcessFacts process : measured) {
            if (process.dumped() > 0 && process.isKilled()) {
                result.problem("the Python process " + process.pid()
                        + " was killed: what it ran since it was told to write at " + process.dumpedAt()
                        + " is not counted");
            } else if (process.dumped() > 0 && process.isRunning()) {
                result.problem(
                        "the Python process " + process.pid() + " is still running: what it ran since it was told to"
                                + " write at " + process.dumpedAt() + " is not counted");
            }
        }
        List<ProcessFacts> silent =
                measured.stream().filter(process -> process.dumped() == 0).toList();
        List<ProcessFacts> killed =
                silent.stream().filter(ProcessFacts::isKilled).toList();
        if (!killed.isEmpty()) {
            result.lost(Plurals.count(killed.size(), "Python process was", "Python processes were")
                    + " killed before " + (killed.size() == 1 ? "it" : "they")
                    + " could write, so what " + (killed.size() == 1 ? "it" : "they") + " ran is not known (process "
                    + killed.get(0).pid() + "); end services by SIGTERM");
        }
        long running = silent.stream().filter(ProcessFacts::isRunning).count();
        if (running > 0) {
            result.lost(Plurals.count(running, "Python process is", "Python processes are") + " still running and write"
                    + (running == 1 ? "s" : "") + " when " + (running == 1 ? "it ends" : "they end")
                    + ", or when spy dump tells " + (running == 1 ? "it" : "them"));
        }
    }

    private static void combineCoveragePy(
            ServiceData data, ServiceResult result, List<ProcessFacts> processes, List<Path> measured)
            throws IOException, InterruptedException {
        String what = Plurals.count(measured.size(), "data file", "data files") + " of coverage.py ";
        Path all = data.report(".coverage");
        Files.deleteIfExists(all);
        Path settings = data.report("coveragerc");
        Files.writeString(settings, settings(data, processes));
        Map<String, String> environment = Map.of("COVERAGE_FILE", all.toString(), "PYTHONWARNINGS", "ignore");
        String said = "no Python here has the package coverage; install it where the data is collected";
        Stream<String> interpreters = processes.stream()
                .filter(process -> process.tool().startsWith("coverage "))
                .map(ProcessFacts::executable);
        for (ExternalTool coverage :
                PythonInterpreters.coverage(interpreters, data.folder().root())) {
            try {
                if (!coverage.run(data.workspace(), environment, null, List.of("--version"), data.patience())
                        .isGood()) {
                    continue;
                }
                List<String> combine = new ArrayList<>(List.of("combine", "--keep", "--rcfile=" + settings));
                measured.forEach(file -> combine.add(file.toString()));
                ExternalTool.Outcome combined =
                        coverage.run(data.workspace(), environment, null, combine, data.patience());
                Path report = data.report("python.json");
                ExternalTool.Outcome written = combined.isGood()
                        ? coverage.run(
                                data.workspace(),
                                environment,
                                null,
                                List.of("json", "-i", "-q", "--rcfile=" + settings, "-o", report.toString()),
                                data.patience())
                        : combined;
                if (written.isGood()) {
                    result.report(data.folder(), report, "COVERAGEPY", null);
                    return;
                }
                said = "coverage of " + coverage.program() + " says: " + written.lastLine();
            } catch (IOException notThere) {
                // Another interpreter may be able to.
            }
        }
        result.lost(what + "could not be combined: " + said);
    }

    /** If a process ran in a folder that does not exist here, as in a container, that folder is the workspace. */
    private static String settings(ServiceData data, List<ProcessFacts> processes) {
        StringBuilder text =
                new StringBuilder("[run]\nbranch = true\n[paths]\nsource =\n    " + data.workspace() + "\n");
        processes.stream()
                .map(ProcessFacts::folder)
                .filter(folder -> !folder.isBlank() && folder.indexOf('\n') < 0 && !folder.equals("/"))
                .filter(folder -> !Files.isDirectory(Path.of(folder)))
                .distinct()
                .forEach(folder -> text.append("    ").append(folder).append('\n'));
        return text.toString();
    }

    private static void combineLight(ServiceData data, ServiceResult result) throws IOException {
        List<Path> measured = data.files("light-*.json");
        Map<String, FileCoverage> files = new TreeMap<>();
        int delivered = 0;
        for (Path file : measured) {
            try {
                new Reports(ReportFormats.builtIn())
                        .read(file, "COVERAGEPY")
                        .files()
                        .forEach(one -> files.merge(one.path(), one, FileCoverage::merge));
                delivered++;
            } catch (IOException damaged) {
                result.lost("a Python process wrote " + file.getFileName() + ", which " + damaged.getMessage());
            }
        }
        result.delivered(delivered);
        if (!files.isEmpty()) {
            Path report = data.report("python-light.info");
            LcovWriter.write(report, files.values());
            result.report(data.folder(), report, "LCOV", null);
        }
    }
}
