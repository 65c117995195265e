package io.jenkins.plugins.coveragemonitor.advice;

import java.util.List;

/**
 * What to test next.
 *
 * @param about the build
 * @param files the files most worth a test, best first
 */
public record NextTests(BuildFacts about, List<File> files) {
    /**
     * A file that is worth a test.
     *
     * @param path the file
     * @param why the figures that rank it
     * @param gaps its gaps, the new ones first
     * @param moreGaps how many further gaps are left out here
     */
    public record File(String path, String why, List<Range> gaps, int moreGaps) {}
}
