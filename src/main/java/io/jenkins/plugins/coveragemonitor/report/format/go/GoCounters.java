package io.jenkins.plugins.coveragemonitor.report.format.go;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The counters that the runs of a Go program left beside its description. */
@FunctionalInterface
public interface GoCounters {
    /**
     * The counters of one run.
     *
     * @param name the file's name, for a problem
     * @param source its bytes
     */
    record Run(String name, Source source) {}

    /** Opens the counters of a run. */
    @FunctionalInterface
    interface Source {
        /** The bytes at their beginning. */
        InputStream open() throws IOException;
    }

    /**
     * All runs of a program.
     *
     * @param program the hash of its description, 32 lower-case hexadecimal digits
     * @return in a stable order; empty if it never ran to an end
     */
    List<Run> runs(String program) throws IOException;
}
