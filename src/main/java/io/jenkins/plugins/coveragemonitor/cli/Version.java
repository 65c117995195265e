package io.jenkins.plugins.coveragemonitor.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the archive's manifest states. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Coverage Monitor " + number()};
    }

    /** The number alone. */
    String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
