package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The home folder of a command whose subcommands have a {@link Home} of their own. */
public class OptionalHome {
    @Option(names = "--home", paramLabel = "DIR", description = "The folder in which everything recorded is kept.")
    private Path folder;

    /** The home folder; refuses to go on if it was not given. */
    public Home required() {
        if (folder == null) {
            throw CommandFailure.usage("Missing required option: '--home=DIR'");
        }
        return new Home(folder);
    }
}
