package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryTransfer;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares the histories of two stores line by line, and changes nothing. */
@Command(
        name = "check",
        description = "Compares the histories of two stores line by line; exit code 2 if they differ.",
        mixinStandardHelpOptions = true)
final class HistoryCheckCommand implements Callable<Integer> {
    @Mixin
    private HistoryTransferOptions stores;

    @Override
    public Integer call() throws IOException {
        HistoryTransfer.Result result = stores.run(false, HistoryTransfer::check);
        stores.print(
                "Compared " + Plurals.count(result.points(), "point") + " in "
                        + Plurals.count(result.jobs(), "history", "histories") + "; "
                        + (result.differences() == 0
                                ? "every line is the same on both sides."
                                : Plurals.count(result.differences(), "line differs", "lines differ") + ":"),
                result);
        return (result.differences() == 0 ? ExitCode.PASSED : ExitCode.FAILED).code();
    }
}
