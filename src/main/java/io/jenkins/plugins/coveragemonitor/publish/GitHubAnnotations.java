package io.jenkins.plugins.coveragemonitor.publish;

import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A build as workflow commands of GitHub Actions, one a line. A step that prints them creates annotations of the run
 * and of the changed files (GitHub's documentation, "Workflow commands for GitHub Actions"). GitHub shows ten of each
 * level and step.
 */
public final class GitHubAnnotations {
    private static final Pattern LINE = Pattern.compile("[^\r\n]+");

    private GitHubAnnotations() {}

    /** The verdict, then the remarks. */
    public static List<String> of(BuildPage page, List<Annotation> annotations) {
        List<String> lines = new ArrayList<>();
        String level =
                switch (page.headline().state()) {
                    case "FAILED" -> "error";
                    case "WARNING", "UNMEASURED" -> "warning";
                    default -> "notice";
                };
        lines.add("::" + level + " title=Coverage::"
                + data((page.headline().sentence() + " " + page.headline().remedy()).strip()));
        for (Annotation annotation : annotations) {
            lines.add("::" + (annotation.kind() == Annotation.Kind.OLD ? "notice" : "warning") + " file="
                    + property(annotation.path()) + ",line=" + annotation.from() + ",endLine=" + annotation.to()
                    + ",title=" + property(annotation.kind().title()) + "::" + data(annotation.message()));
        }
        return lines;
    }

    /** The text of a command, escaped so that it cannot begin another command or control a terminal. */
    private static String data(String text) {
        String harmless =
                LINE.matcher(text).replaceAll(line -> Matcher.quoteReplacement(ConsoleEscaper.line(line.group())));
        return harmless.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
