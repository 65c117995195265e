package io.jenkins.plugins.coveragemonitor.jenkins;

import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.GapRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * The summary of a build on its own page; stored in build.xml, so that the page reads nothing else. The names of the
 * fields are part of that file: they never change.
 */
@ExportedBean(defaultVisibility = 2)
public final class BuildSummary {
    private static final int GAPS = 3;

    private final String state;
    private final String sentence;
    private final ArrayList<Figure> figures;
    private final ArrayList<Badge> gates;
    private final ArrayList<String> gaps;

    private BuildSummary(String state, String sentence, List<Figure> figures, List<Badge> gates, List<String> gaps) {
        this.state = Objects.requireNonNullElse(state, "NOT_EVALUATED");
        this.sentence = Objects.requireNonNullElse(sentence, "");
        this.figures = present(figures);
        this.gates = present(gates);
        this.gaps = present(gaps);
    }

    private static <T> ArrayList<T> present(List<T> entries) {
        ArrayList<T> present = new ArrayList<>(entries == null ? List.of() : entries);
        present.removeIf(Objects::isNull);
        return present;
    }

    /** A file from an older version, or written by hand, may lack any field. */
    private Object readResolve() {
        return new BuildSummary(state, sentence, figures, gates, gaps);
    }

    static BuildSummary of(BuildData data) {
        BuildPage page = BuildPages.of(data);
        List<Figure> figures = page.tiles().stream()
                .limit(2)
                .map(tile -> new Figure(
                        tile.title(),
                        tile.value(),
                        tile.change() == null ? "" : tile.change().text()))
                .toList();
        List<Badge> gates = page.gates().stream()
                .map(gate -> new Badge(gate.outcome().name(), gate.name(), gate.reason()))
                .toList();
        List<String> gaps = Stream.concat(page.newGaps().changed().stream(), page.newGaps().lost().stream())
                .limit(GAPS)
                .map(BuildSummary::place)
                .toList();
        return new BuildSummary(page.headline().state(), page.headline().sentence(), figures, gates, gaps);
    }

    private static String place(GapRow gap) {
        return gap.path() + ":" + gap.from() + (gap.to() > gap.from() ? "–" + gap.to() : "");
    }

    /** The worst outcome of the build's gates, such as {@code FAILED}, or {@code UNMEASURED}. */
    @Exported
    public String getState() {
        return state;
    }

    /** The verdict in one sentence: what, how much, against what. */
    @Exported
    public String getSentence() {
        return sentence;
    }

    /** Line and branch coverage with their change. */
    @Exported
    public List<Figure> getFigures() {
        return List.copyOf(figures);
    }

    /** The gates, worst first. */
    @Exported
    public List<Badge> getGates() {
        return List.copyOf(gates);
    }

    /** The three largest new gaps. */
    @Exported
    public List<String> getGaps() {
        return List.copyOf(gaps);
    }

    /** A value and its change. */
    @ExportedBean(defaultVisibility = 2)
    public static final class Figure {
        private final String title;
        private final String value;
        private final String change;

        Figure(String title, String value, String change) {
            this.title = Objects.requireNonNullElse(title, "");
            this.value = Objects.requireNonNullElse(value, "");
            this.change = Objects.requireNonNullElse(change, "");
        }

        private Object readResolve() {
            return new Figure(title, value, change);
        }

        /** The name of the metric, such as {@code Line}. */
        @Exported
        public String getTitle() {
            return title;
        }

        /** Such as {@code 83.47 %}. */
        @Exported
        public String getValue() {
            return value;
        }

        /** Such as {@code −0.62 points}; empty if there is nothing to compare with. */
        @Exported
        public String getChange() {
            return change;
        }
    }

    /** A gate and its result. */
    @ExportedBean(defaultVisibility = 2)
    public static final class Badge {
        private final String outcome;
        private final String name;
        private final String reason;

        Badge(String outcome, String name, String reason) {
            this.outcome = Objects.requireNonNullElse(outcome, "NOT_EVALUATED");
            this.name = Objects.requireNonNullElse(name, "");
            this.reason = Objects.requireNonNullElse(reason, "");
        }

        private Object readResolve() {
            return new Badge(outcome, name, reason);
        }

        /** Its result, such as {@code WARNING}. */
        @Exported
        public String getOutcome() {
            return outcome;
        }

        /** The result in words. */
        public String getWord() {
            return switch (outcome) {
                case "PASSED" -> Messages.BuildSummary_PASSED();
                case "WARNING" -> Messages.BuildSummary_WARNING();
                case "FAILED" -> Messages.BuildSummary_FAILED();
                default -> Messages.BuildSummary_NOT_EVALUATED();
            };
        }

        /** Its icon: each result has a shape of its own. */
        public String getIcon() {
            return switch (outcome) {
                case "PASSED" -> "symbol-status-blue";
                case "WARNING" -> "symbol-status-yellow";
                case "FAILED" -> "symbol-status-red";
                default -> "symbol-status-nobuilt";
            };
        }

        /** Its name. */
        @Exported
        public String getName() {
            return name;
        }

        /** How far it is missed or passed, or why it was not evaluated. */
        @Exported
        public String getReason() {
            return reason;
        }
    }
}
