package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.gate.Verdict;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;

/**
 * The result of recording a build.
 *
 * @param build the build
 * @param measurement everything that all calls have measured in the build so far
 * @param point its point in the history
 * @param verdict the verdict of the gates
 * @param record its record
 */
public record RecordResult(
        BuildContext build, Measurement measurement, Point point, Verdict verdict, BuildRecord record) {}
