package io.jenkins.plugins.coveragemonitor.spy.language;

import io.jenkins.plugins.coveragemonitor.spy.LanguageSpy;
import io.jenkins.plugins.coveragemonitor.spy.ServiceData;
import io.jenkins.plugins.coveragemonitor.spy.ServiceResult;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import io.jenkins.plugins.coveragemonitor.spy.SpyVariables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Go: programs built with {@code -cover} write to {@code GOCOVERDIR}, and {@code go tool covdata} reads it. */
final class GoSpy implements LanguageSpy {
    @Override
    public SpyLanguage language() {
        return SpyLanguage.GO;
    }

    @Override
    public void install(SpyFolder folder, SpySettings settings, Path workspace) {
        // The instrumentation is in the program.
    }

    @Override
    public void environment(SpyVariables variables) {
        variables.offer("GOCOVERDIR", variables.data(SpyLanguage.GO));
    }

    @Override
    public void combine(ServiceData data, ServiceResult result) throws IOException, InterruptedException {
        List<Path> counters = data.files("covcounters.*");
        if (counters.isEmpty()) {
            if (!data.files("covmeta.*").isEmpty()) {
                result.lost(
                        "a Go process still runs, or was killed before it could write what it ran; end it by a signal"
                                + " that it handles");
            }
            return;
        }
        result.delivered(counters.size());
        Optional<ExternalTool> go = ExternalTool.find("go");
        if (go.isEmpty()) {
            result.lost("Go coverage cannot be combined here: there is no 'go'; collect where the toolchain is");
            return;
        }
        Path report = data.report("go-cover.out");
        // Below a go.mod the command may look for, or even download, another version of the toolchain.
        ExternalTool.Outcome outcome = go.get()
                .run(
                        data.workspace().getRoot(),
                        Map.of(),
                        null,
                        List.of("tool", "covdata", "textfmt", "-i=" + data.data(), "-o=" + report),
                        data.patience());
        if (outcome.isGood()) {
            result.report(data.folder(), report, "GO", null);
        } else {
            result.lost("Go coverage could not be combined (Go 1.20 or later is needed): go tool covdata says: "
                    + outcome.lastLine());
        }
    }
}
