package io.jenkins.plugins.coveragemonitor.source;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The source files of a workspace, here or on an agent. Paths are relative to the workspace, with forward slashes. */
public interface SourceFiles {
    /**
     * The fingerprints of files, without those that do not exist, lie outside the workspace, or are larger than {@link
     * Fingerprint#MAX_SIZE}.
     *
     * @throws IOException if the workspace cannot be read
     * @throws InterruptedException if the build is stopped meanwhile
     */
    Map<String, Fingerprint> fingerprints(Collection<String> paths) throws IOException, InterruptedException;

    /**
     * The bytes of files, without those that cannot be read.
     *
     * @throws IOException if the workspace cannot be read
     * @throws InterruptedException if the build is stopped meanwhile
     */
    Map<String, byte[]> contents(List<String> paths) throws IOException, InterruptedException;
}
