package io.jenkins.plugins.coveragemonitor.advice;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.List;

/**
 * The uncovered lines of a build.
 *
 * @param about the build
 * @param files the files with gaps: those with new gaps first, then those with the most missed lines
 * @param totalFiles how many files with gaps there are, including those left out here
 * @param totalLines how many uncovered lines all of them have
 * @param newLines how many of those are new in this build
 */
public record Gaps(BuildFacts about, List<File> files, int totalFiles, long totalLines, long newLines) {
    /**
     * A file with gaps.
     *
     * @param path the file
     * @param component its component, {@code ""} for no named one
     * @param missed how many executable lines no test covers
     * @param newLines how many of those are new in this build: changed lines without a test, or lines that lost theirs
     * @param gaps the ranges, each its first and last line, from 1
     * @param newGaps the ranges that are new in this build
     * @param moreGaps how many further ranges are left out here
     */
    @WithBuilder
    public record File(
            String path,
            String component,
            long missed,
            int newLines,
            List<int[]> gaps,
            List<int[]> newGaps,
            int moreGaps) {}
}
