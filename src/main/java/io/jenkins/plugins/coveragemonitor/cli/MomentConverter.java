package io.jenkins.plugins.coveragemonitor.cli;

import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a moment in UTC. */
final class MomentConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException notOne) {
            throw new TypeConversionException("'" + text + "' is not a moment in UTC such as 2026-11-23T08:00:00Z");
        }
    }
}
