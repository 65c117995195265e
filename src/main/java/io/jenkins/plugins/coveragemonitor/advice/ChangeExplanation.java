package io.jenkins.plugins.coveragemonitor.advice;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.List;

/**
 * What changed in a build against its baseline, and why.
 *
 * @param about the build
 * @param project how far the project moved, by metric
 * @param components the components that moved, the worst first
 * @param files the files that lost most covered lines, the worst first
 * @param uncovered changed lines that no test covers, the largest first: write a test
 * @param lost unchanged lines that lost their coverage, the largest first: find the test that went away
 * @param uncoveredLines how many lines {@code uncovered} would have without the limit
 * @param lostLines how many lines {@code lost} would have without the limit
 */
@WithBuilder
public record ChangeExplanation(
        BuildFacts about,
        List<Move> project,
        List<Move> components,
        List<Move> files,
        List<Range> uncovered,
        List<Range> lost,
        long uncoveredLines,
        long lostLines) {}
