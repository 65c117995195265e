package io.jenkins.plugins.coveragemonitor.spy.language;

import io.jenkins.plugins.coveragemonitor.collect.path.WorkspaceTree;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.spy.LanguageSpy;
import io.jenkins.plugins.coveragemonitor.spy.ServiceData;
import io.jenkins.plugins.coveragemonitor.spy.ServiceResult;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import io.jenkins.plugins.coveragemonitor.spy.SpyVariables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LLVM: instrumented programs write to {@code LLVM_PROFILE_FILE}; {@code llvm-profdata} and {@code llvm-cov} read it.
 */
final class LlvmSpy implements LanguageSpy {
    private static final Pattern MISMATCH = Pattern.compile("([0-9]{1,9}) functions have mismatched data");

    @Override
    public SpyLanguage language() {
        return SpyLanguage.LLVM;
    }

    @Override
    public void install(SpyFolder folder, SpySettings settings, Path workspace) {
        // The instrumentation is in the program.
    }

    @Override
    public void environment(SpyVariables variables) {
        // One file for each process and binary: a shared file breaks when a process is killed while writing.
        variables.offer("LLVM_PROFILE_FILE", variables.data(SpyLanguage.LLVM) + "/%p-%m.profraw");
    }

    @Override
    public void combine(ServiceData data, ServiceResult result) throws IOException, InterruptedException {
        List<Path> raw = data.files("*.profraw");
        if (raw.isEmpty()) {
            return;
        }
        result.delivered(raw.size());
        Optional<ExternalTool> profdata = ExternalTool.find("llvm-profdata");
        Optional<ExternalTool> cov = ExternalTool.find("llvm-cov");
        if (profdata.isEmpty() || cov.isEmpty()) {
            result.lost("LLVM's coverage cannot be combined here: there is no 'llvm-profdata' or no 'llvm-cov'; collect"
                    + " where the toolchain is");
            return;
        }
        List<Path> programs = programs(data);
        if (programs.isEmpty()) {
            result.lost("LLVM's coverage cannot be read: no program in the workspace was built with"
                    + " -fprofile-instr-generate -fcoverage-mapping; put the one that ran there");
            return;
        }
        Path merged = data.report("llvm.profdata");
        List<String> merge = new ArrayList<>(List.of("merge", "-sparse", "-o", merged.toString()));
        raw.forEach(file -> merge.add(file.toString()));
        ExternalTool.Outcome outcome = profdata.get().run(data.workspace(), Map.of(), null, merge, data.patience());
        if (outcome.isGood()) {
            Path report = data.report("llvm.json");
            List<String> export = new ArrayList<>(List.of(
                    "export",
                    "-format=text",
                    "-instr-profile=" + merged,
                    programs.get(0).toString()));
            programs.stream().skip(1).forEach(program -> export.addAll(List.of("-object", program.toString())));
            outcome = cov.get().run(data.workspace(), Map.of(), report, export, data.patience());
            if (outcome.isGood()) {
                result.report(data.folder(), report, "LLVM_COV", null);
                tellMismatch(outcome, result);
                return;
            }
        }
        result.lost("LLVM's coverage could not be combined: " + outcome.lastLine());
    }

    /** Reports functions of another build of the program: llvm-cov leaves them out, warns and succeeds. */
    private static void tellMismatch(ExternalTool.Outcome outcome, ServiceResult result) {
        Matcher warned = MISMATCH.matcher(outcome.said());
        if (warned.find()) {
            int functions = Integer.parseInt(warned.group(1));
            result.lost(Plurals.count(functions, "function") + " that ran " + (functions == 1 ? "differs" : "differ")
                    + " from the program in the workspace, so the service ran another build; put the program that ran"
                    + " there");
        }
    }

    /** The workspace's programs and libraries, which map counters to lines. */
    private static List<Path> programs(ServiceData data) throws IOException {
        WorkspaceTree tree = WorkspaceTree.of(data.workspace());
        List<Path> programs = new ArrayList<>();
        for (String file : tree.files()) {
            Path path = tree.resolve(file);
            if (CoverageMapping.isIn(path)) {
                programs.add(path);
            }
        }
        return programs;
    }
}
