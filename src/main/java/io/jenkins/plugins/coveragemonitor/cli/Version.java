package io.jenkins.plugins.coveragemonitor.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the archive's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Coverage Monitor " + number()};
    }

    /** Only the number. */
    String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
