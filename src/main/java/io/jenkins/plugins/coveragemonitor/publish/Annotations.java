package io.jenkins.plugins.coveragemonitor.publish;

import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.publish.Annotation.Kind;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.GapRow;
import io.jenkins.plugins.coveragemonitor.view.OldGaps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The remarks of a build, the most useful first: changed lines, then lost ones, then all others; the largest first. */
public final class Annotations {
    /** The default number. */
    public static final int USUAL = 50;

    private Annotations() {}

    /**
     * The remarks of a build.
     *
     * @param page the build's page
     * @param build the data of the page; only used for {@link AnnotationChoice#ALL}
     * @param most the most remarks, 0 or more
     */
    public static List<Annotation> of(BuildPage page, BuildData build, AnnotationChoice choice, int most) {
        List<Annotation> all = new ArrayList<>();
        if (choice != AnnotationChoice.NONE) {
            add(all, page.newGaps().changed(), Kind.CHANGED);
        }
        if (choice == AnnotationChoice.NEW_GAPS || choice == AnnotationChoice.ALL) {
            add(all, page.newGaps().lost(), Kind.LOST);
        }
        if (choice == AnnotationChoice.ALL) {
            add(all, OldGaps.of(build), Kind.OLD);
        }
        return all.stream()
                .filter(annotation -> isInside(annotation.path()))
                .limit(most)
                .toList();
    }

    /**
     * Whether the text of a path stays in the workspace: a report may name any file, and a code host would look for it.
     */
    static boolean isInside(String path) {
        boolean absolute = path.startsWith("/") || path.startsWith("\\") || path.matches("[A-Za-z]:.*");
        return !absolute && Arrays.stream(path.split("[/\\\\]")).noneMatch(".."::equals);
    }

    /** A sentence that says which files with gaps are left out as outside the workspace; empty if there are none. */
    public static Optional<String> leftOut(BuildData build) {
        List<String> outside = build.measurement().files().stream()
                .filter(file -> file.lines().lines().missed() > 0)
                .map(FileCoverage::path)
                .filter(path -> !isInside(path))
                .toList();
        return outside.isEmpty()
                ? Optional.empty()
                : Optional.of("annotations leave out "
                        + Plurals.count(outside.size(), "file that lies", "files that lie")
                        + " outside the workspace, such as " + ConsoleEscaper.name(outside.get(0)));
    }

    private static void add(List<Annotation> all, List<GapRow> gaps, Kind kind) {
        gaps.forEach(gap -> all.add(Annotation.of(gap, kind)));
    }
}
