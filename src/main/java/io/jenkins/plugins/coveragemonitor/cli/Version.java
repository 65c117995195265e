package io.jenkins.plugins.coveragemonitor.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the archive's manifest states. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Coverage Monitor " + (version == null ? "(not packaged)" : version)};
    }
}
