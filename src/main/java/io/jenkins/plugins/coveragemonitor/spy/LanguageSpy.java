package io.jenkins.plugins.coveragemonitor.spy;

import java.io.IOException;

/** How programs of one language are measured from outside: three moments, in this order. */
public interface LanguageSpy {
    /** The language. */
    SpyLanguage language();

    /** Puts what is injected into the folder's {@code tools}. */
    void install(SpyFolder folder, SpySettings settings, java.nio.file.Path workspace) throws IOException;

    /** Sets the variables that processes are started with. */
    void environment(SpyVariables variables);

    /**
     * Makes reports of what the processes of a service wrote. Whatever goes wrong is added to the result; nothing is
     * thrown for a single file or process.
     *
     * @throws InterruptedException if the build was stopped meanwhile
     */
    void combine(ServiceData data, ServiceResult result) throws IOException, InterruptedException;
}
