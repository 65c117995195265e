package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.gate.Verdict;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;

/**
 * The result of recording a build.
 *
 * @param build the build
 * @param measurement everything that was measured in the build so far, by all calls
 * @param point what history keeps of it
 * @param verdict what the gates say of it
 * @param record what was read, and what is kept of it
 */
public record RecordResult(
        BuildContext build, Measurement measurement, Point point, Verdict verdict, BuildRecord record) {}
