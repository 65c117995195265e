package io.jenkins.plugins.coveragemonitor.report;

import java.util.List;
import java.util.Optional;

/**
 * The formats that can be read, in the order in which they are tried.
 */
public final class ReportFormats {
    /** The formats that come with the plugin: one line each. */
    private static final List<ReportFormat> BUILT_IN = List.of();

    private final List<ReportFormat> formats;

    private ReportFormats(List<ReportFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /** The built-in formats. */
    public static ReportFormats builtIn() {
        return new ReportFormats(BUILT_IN);
    }

    /** All formats, in the order in which they are tried. */
    public List<ReportFormat> all() {
        return formats;
    }

    /** The format whose content a file begins with, if there is one. */
    public Optional<ReportFormat> recognise(Head head) {
        return formats.stream().filter(format -> format.recognises().test(head)).findFirst();
    }

    /** The format of a name, in any case. */
    public Optional<ReportFormat> named(String name) {
        return formats.stream()
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
