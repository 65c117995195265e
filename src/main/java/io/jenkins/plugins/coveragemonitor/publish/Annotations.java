package io.jenkins.plugins.coveragemonitor.publish;

import io.jenkins.plugins.coveragemonitor.publish.Annotation.Kind;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.GapRow;
import io.jenkins.plugins.coveragemonitor.view.OldGaps;
import java.util.ArrayList;
import java.util.List;

/** The remarks of a build, the most useful first: changed lines, then lost ones, then all others; the largest first. */
public final class Annotations {
    /** How many there are where nobody says. */
    public static final int USUAL = 50;

    private Annotations() {}

    /**
     * The remarks of a build.
     *
     * @param page the build's page
     * @param build what the page is made from; looked at for {@link AnnotationChoice#ALL} only
     * @param most how many at most, 0 or more
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
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    private static void add(List<Annotation> all, List<GapRow> gaps, Kind kind) {
        gaps.forEach(gap -> all.add(Annotation.of(gap, kind)));
    }
}
