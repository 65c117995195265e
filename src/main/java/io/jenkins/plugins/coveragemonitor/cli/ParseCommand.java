package io.jenkins.plugins.coveragemonitor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads reports and shows their content. */
@Command(name = "parse", description = "Reads reports and shows what is in them.", mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The reports, packed or not.")
    private List<Path> files;

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "The format of the reports, such as JACOCO. Default: recognised by content.")
    private String format;

    @Option(names = "--json", description = "Print one JSON object per FILE, each on one line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        return new ReportParsing(files, format, json)
                .run(command.getOut(), command.getErr())
                .code();
    }
}
