package io.jenkins.plugins.coveragemonitor.publish;

import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import java.util.List;
import java.util.Objects;

/**
 * A build as a check of its commit, which code hosts show beside a change.
 *
 * @param title the verdict in one sentence, with what passes a missed gate
 * @param summary gates and change, as Markdown
 * @param conclusion its meaning for the change
 * @param annotations remarks beside lines, the most useful first
 */
public record CheckSummary(String title, String summary, Conclusion conclusion, List<Annotation> annotations) {
    /** Longer titles are cut by code hosts. */
    private static final int LONGEST_TITLE = 255;

    /** The meaning of a check for a change. */
    public enum Conclusion {
        /** Every gate that was evaluated passed, and at least one was. */
        SUCCESS,
        /** Nothing speaks against the change: a gate warns, none was evaluated, or nothing was measured. */
        NEUTRAL,
        /** A gate failed. */
        FAILURE
    }

    /** Creates it; the list is copied. */
    public CheckSummary {
        Objects.requireNonNull(title);
        Objects.requireNonNull(summary);
        Objects.requireNonNull(conclusion);
        annotations = List.copyOf(annotations);
    }

    /** A check of one sentence, for example that nothing could be recorded. */
    public static CheckSummary neutral(String title, String summary) {
        return new CheckSummary(shortened(title), summary, Conclusion.NEUTRAL, List.of());
    }

    /**
     * The check of a build.
     *
     * @param page the build's page
     * @param annotations its remarks
     */
    public static CheckSummary of(BuildData build, BuildPage page, List<Annotation> annotations) {
        return new CheckSummary(
                shortened(title(build, page)),
                MarkdownSummary.body(page, null),
                conclusion(build.gates()),
                annotations);
    }

    /** Such as {@code Failed: line coverage is 70.00 %, below 80 %; 10 more covered lines pass this gate.} */
    private static String title(BuildData build, BuildPage page) {
        String sentence = page.headline().sentence();
        String remedy = page.headline().remedy();
        boolean lines = build.gates().stream()
                .filter(gate -> gate.isMissed() && gate.coveredLinesNeeded() > 0)
                .anyMatch(gate -> remedy.startsWith(gate.coveredLinesNeeded() + " more "));
        return lines ? sentence.substring(0, sentence.length() - 1) + "; " + remedy : sentence;
    }

    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 2) + " …";
    }

    private static Conclusion conclusion(List<GateResult> gates) {
        Outcome ofBuild = gates.stream().map(GateResult::ofBuild).reduce(Outcome.NOT_EVALUATED, Outcome::worse);
        boolean missed = gates.stream().anyMatch(gate -> gate.isMissed() && !gate.informational());
        return switch (ofBuild) {
            case FAILED -> Conclusion.FAILURE;
            case PASSED -> missed ? Conclusion.NEUTRAL : Conclusion.SUCCESS;
            case WARNING, NOT_EVALUATED -> Conclusion.NEUTRAL;
        };
    }
}
