package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryTransfer;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Copies histories to another store, verified line by line; an interrupted copy continues. */
@Command(
        name = "copy",
        description =
                "Copies histories to another store and verifies every line; existing lines are not written again.",
        mixinStandardHelpOptions = true)
final class HistoryCopyCommand implements Callable<Integer> {
    @Mixin
    private HistoryTransferOptions stores;

    @Override
    public Integer call() throws IOException {
        HistoryTransfer.Result result = stores.run(true, HistoryTransfer::copy);
        stores.print(
                "Copied " + Plurals.count(result.written(), "point") + " of " + result.points() + " in "
                        + Plurals.count(result.jobs(), "history", "histories") + "; "
                        + (result.differences() == 0
                                ? "every line is the same on both sides."
                                : Plurals.count(result.differences(), "line differs", "lines differ") + ":"),
                result);
        return (result.differences() == 0 ? ExitCode.PASSED : ExitCode.FAILED).code();
    }
}
