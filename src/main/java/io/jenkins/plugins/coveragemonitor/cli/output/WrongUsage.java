package io.jenkins.plugins.coveragemonitor.cli.output;

import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with a command line, which option it is about, and where to read more. */
public final class WrongUsage {
    private WrongUsage() {}

    public static String sentence(ParameterException problem) {
        ParameterException first = misspelt(problem);
        String wrong = String.valueOf(first.getMessage())
                .strip()
                .replaceFirst("[.;:]$", "")
                .replaceAll("is not an? (int|long)$", "is not a whole number");
        String help = "'" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help'";
        return ConsoleEscaper.line(wrong + meant(first) + "; see " + help);
    }

    /** An option that seems to be missing is often a misspelt one, which is the better message. */
    private static ParameterException misspelt(ParameterException problem) {
        List<String> unknown = problem.getCommandLine().getUnmatchedArguments();
        return unknown.isEmpty() ? problem : new UnmatchedArgumentException(problem.getCommandLine(), unknown);
    }

    /** What a misspelt option or command resembles. */
    private static String meant(ParameterException problem) {
        List<String> like = problem instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream().limit(3).toList()
                : List.of();
        return like.isEmpty() ? "" : " (did you mean " + String.join(" or ", like) + "?)";
    }
}
