package io.jenkins.plugins.coveragemonitor.publish.html;

import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.FileTable;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** The files of a build in the order in which somebody would look at them. */
final class ReadingOrder {
    private ReadingOrder() {}

    /** Each file once: those with new gaps, to test next, changed, then by missed lines. */
    static Set<String> of(BuildPage page) {
        FileTable files = page.files();
        Set<String> order = new LinkedHashSet<>();
        page.newGaps().changed().forEach(gap -> order.add(gap.path()));
        page.newGaps().lost().forEach(gap -> order.add(gap.path()));
        page.critical().forEach(file -> order.add(file.path()));
        IntStream.range(0, files.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> files.touched()[i] == 0)
                        .thenComparing(i -> -files.missed()[i])
                        .thenComparing(i -> files.paths()[i]))
                .forEach(i -> order.add(files.paths()[i]));
        return order;
    }
}
