package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.NullUnmarked;

/** Steps of a command that do not need each other: one that fails is a notice and costs no other. */
final class IndependentSteps {
    private final PrintWriter err;
    private boolean isWhole = true;

    /** Prints a notice for each step that fails. */
    IndependentSteps(PrintWriter err) {
        this.err = err;
    }

    /** A step with a result. */
    @FunctionalInterface
    @NullUnmarked
    interface Step<T> {
        /** Takes it. */
        T take() throws IOException, InterruptedException;
    }

    /** A step. */
    @FunctionalInterface
    interface Work {
        /** Does it. */
        void run() throws IOException, InterruptedException;
    }

    /** Whether no step failed. */
    boolean isWhole() {
        return isWhole;
    }

    /**
     * Takes a step.
     *
     * @param lost what is lost if it fails, as a clause
     * @param otherwise the result if it fails
     */
    @NullUnmarked
    <T> T get(String lost, Step<T> step, T otherwise) throws InterruptedException {
        try {
            return step.take();
        } catch (IOException | UncheckedIOException failed) {
            isWhole = false;
            err.println("notice: " + ConsoleEscaper.line(lost + ": " + FailureText.sentence(failed)));
            return otherwise;
        }
    }

    /** Takes a step without a result. */
    void run(String lost, Work work) throws InterruptedException {
        get(
                lost,
                () -> {
                    work.run();
                    return true;
                },
                false);
    }
}
