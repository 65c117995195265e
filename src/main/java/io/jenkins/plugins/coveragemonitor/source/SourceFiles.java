package io.jenkins.plugins.coveragemonitor.source;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The source files of a workspace, here or on an agent. Paths are relative to the workspace, with forward slashes. */
public interface SourceFiles {
    /**
     * What each file holds. Left out is what is not there, lies outside the workspace, or is larger than
     * {@link Fingerprint#MAX_SIZE}.
     *
     * @throws IOException if the workspace cannot be read
     * @throws InterruptedException if the build was stopped meanwhile
     */
    Map<String, Fingerprint> fingerprints(Collection<String> paths) throws IOException, InterruptedException;

    /**
     * The bytes of some files; left out is what cannot be read.
     *
     * @throws IOException if the workspace cannot be read
     * @throws InterruptedException if the build was stopped meanwhile
     */
    Map<String, byte[]> contents(List<String> paths) throws IOException, InterruptedException;
}
