package io.jenkins.plugins.coveragemonitor.report.format.go;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The counters that the runs of a Go program left beside what the program consists of. */
@FunctionalInterface
public interface GoCounters {
    /**
     * The counters of one run.
     *
     * @param name of the file, for a problem
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
     * @param program the hash of what it consists of, 32 hexadecimal digits in lower case
     * @return in an order that does not change; empty if it never ran to an end
     */
    List<Run> runs(String program) throws IOException;
}
