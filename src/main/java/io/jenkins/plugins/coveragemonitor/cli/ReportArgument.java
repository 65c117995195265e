package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.report.ReportFormat;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses {@code [COMPONENT=][FORMAT:]GLOB}. */
final class ReportArgument implements ITypeConverter<ReportSpec> {
    private static final Pattern PARTS = Pattern.compile("(?:([^=:/*]*)=)?(?:([A-Za-z][A-Za-z0-9_-]+):)?(.+)");

    @Override
    public ReportSpec convert(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new TypeConversionException("'" + text + "' names no report: give [COMPONENT=][FORMAT:]GLOB");
        }
        try {
            return new ReportSpec(parts.group(1), format(parts.group(2)), parts.group(3));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static @Nullable String format(String name) {
        if (name == null) {
            return null;
        }
        Optional<ReportFormat> known = ReportFormats.builtIn().named(name.replace('-', '_'));
        return known.map(ReportFormat::name)
                .orElseThrow(() -> new TypeConversionException("the format '" + name.toUpperCase(Locale.ROOT)
                        + "' is not known: give one of "
                        + String.join(
                                ", ",
                                ReportFormats.builtIn().all().stream()
                                        .map(ReportFormat::name)
                                        .toList())));
    }
}
