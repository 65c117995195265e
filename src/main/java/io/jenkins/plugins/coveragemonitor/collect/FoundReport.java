package io.jenkins.plugins.coveragemonitor.collect;

import org.jspecify.annotations.Nullable;

/**
 * A report to read.
 *
 * @param file relative to the workspace
 * @param spec the specification that it was found for
 * @param format the name of its format, {@code null} to recognise it when it is read
 */
record FoundReport(String file, ReportSpec spec, @Nullable String format) {}
