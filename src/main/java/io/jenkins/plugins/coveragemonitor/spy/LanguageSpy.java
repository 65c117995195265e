package io.jenkins.plugins.coveragemonitor.spy;

import java.io.IOException;

/** Measures programs of one language from outside; the methods are called in this order. */
public interface LanguageSpy {
    /** The language. */
    SpyLanguage language();

    /** Puts the injected files into the folder's {@code tools}. */
    void install(SpyFolder folder, SpySettings settings, java.nio.file.Path workspace) throws IOException;

    /** Sets the variables that processes are started with. */
    void environment(SpyVariables variables);

    /**
     * Creates reports from what the processes of a service wrote. Problems are added to the result; a single file or
     * process never causes an exception.
     *
     * @throws InterruptedException if the build is stopped meanwhile
     */
    void combine(ServiceData data, ServiceResult result) throws IOException, InterruptedException;
}
