package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.cli.home.MonitoredHome;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.publish.Annotation;
import io.jenkins.plugins.coveragemonitor.publish.AnnotationChoice;
import io.jenkins.plugins.coveragemonitor.publish.Annotations;
import io.jenkins.plugins.coveragemonitor.publish.GitHubAnnotations;
import io.jenkins.plugins.coveragemonitor.publish.GitLabCobertura;
import io.jenkins.plugins.coveragemonitor.publish.MarkdownSummary;
import io.jenkins.plugins.coveragemonitor.publish.ReportJson;
import io.jenkins.plugins.coveragemonitor.publish.ReportOutput;
import io.jenkins.plugins.coveragemonitor.publish.SarifLog;
import io.jenkins.plugins.coveragemonitor.publish.html.HtmlReport;
import io.jenkins.plugins.coveragemonitor.publish.html.ReportSources;
import io.jenkins.plugins.coveragemonitor.source.SourceText;
import io.jenkins.plugins.coveragemonitor.source.WorkspaceSources;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a build's result for other tools and people. */
@Command(
        name = "report",
        description = "Writes the result of a build for people and other tools.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private MonitoredHome home;

    @Mixin
    private EndedBuild build;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "markdown, html, sarif, github (lines for GitHub Actions), gitlab (Cobertura) or json.")
    private ReportOutput format;

    @Option(
            names = "-o",
            paramLabel = "FILE|DIR",
            description =
                    "Where to write. Default: standard output. HTML is one page if the name ends with .html, else a folder of"
                            + " pages.")
    private Path target;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "Where the sources for an HTML report are. Default: it shows no source.")
    private Path workspace;

    @Option(
            names = "--source-encoding",
            paramLabel = "CHARSET",
            description = "The encoding of the sources. Default: detected.")
    private Charset encoding;

    @Option(names = "--link", paramLabel = "URL", description = "The URL of the full report, for links.")
    private String link;

    @Option(
            names = "--annotations",
            paramLabel = "WHICH",
            defaultValue = "NEW_GAPS",
            description = "Which gaps sarif and github contain: NEW_GAPS, CHANGED, ALL or NONE (${DEFAULT-VALUE}).")
    private AnnotationChoice annotations;

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "" + Annotations.USUAL,
            description = "The largest number of gaps in them (${DEFAULT-VALUE}).")
    private int max;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        check();
        CoverageMonitor monitor = home.knownMonitor(build.job());
        JobViews views = new JobViews(monitor, home.around(build.job()));
        BuildData data = build.data(monitor, views);
        BuildPage page = BuildPages.of(data, views.before(data.point().build()), views.criticalFiles());
        if (format == ReportOutput.HTML && target != null && !isPage(target)) {
            folder(new HtmlReport(data, page, link).pages(sources()));
        } else {
            write(text(data, page));
        }
        return ExitCode.PASSED.code();
    }

    private void check() {
        if (max < 0) {
            throw CommandFailure.usage("--max is " + max + ": give 0 or more");
        }
        if (link != null && !link.matches("https?://[^\\s]+")) {
            throw CommandFailure.usage(
                    "--link is '" + link + "': give an address that begins with https:// or http://");
        }
    }

    private static boolean isPage(Path target) {
        return target.getFileName().toString().matches("(?i).*\\.html?");
    }

    private String text(BuildData data, BuildPage page) throws IOException {
        return switch (format) {
            case MARKDOWN -> MarkdownSummary.of(page, link);
            case HTML -> new HtmlReport(data, page, link).page(sources());
            case SARIF -> SarifLog.of(data.job(), page.build(), version(), annotations(data, page));
            case GITHUB -> String.join("\n", GitHubAnnotations.of(page, annotations(data, page))) + "\n";
            case GITLAB -> GitLabCobertura.of(data.measurement(), page.time());
            case JSON -> ReportJson.of(data, page, link);
        };
    }

    private List<Annotation> annotations(BuildData data, BuildPage page) {
        PrintWriter err = spec.commandLine().getErr();
        Annotations.leftOut(data).ifPresent(sentence -> err.println("note: " + sentence));
        return Annotations.of(page, data, annotations, max);
    }

    private static String version() {
        return new Version().number();
    }

    private ReportSources sources() throws IOException {
        if (workspace == null) {
            return ReportSources.NONE;
        }
        if (!Files.isDirectory(workspace)) {
            throw CommandFailure.usage("--workspace is '" + workspace + "', which is not a folder");
        }
        WorkspaceSources files = new WorkspaceSources(workspace);
        return path -> files.read(path).map(content -> SourceText.lines(content, encoding));
    }

    private void write(String text) throws IOException {
        if (target == null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        } else {
            Files.writeString(target, text, StandardCharsets.UTF_8);
        }
    }

    private void folder(Map<String, String> pages) throws IOException {
        Files.createDirectories(target);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(target.resolve(page.getKey()), page.getValue(), StandardCharsets.UTF_8);
        }
    }
}
