package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses {@code FLAG=[COMPONENT=][FORMAT:]GLOB}: reports as in {@code --report}, of one kind of tests. */
final class FlagArgument implements ITypeConverter<ReportSpec> {
    @Override
    public ReportSpec convert(String text) {
        int end = text.indexOf('=');
        if (end < 1) {
            throw new TypeConversionException(
                    "'" + text + "' names no flag: give FLAG=[COMPONENT=][FORMAT:]GLOB, such as unit=**/jacoco.xml");
        }
        try {
            return new ReportArgument().convert(text.substring(end + 1)).flagged(text.substring(0, end));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
