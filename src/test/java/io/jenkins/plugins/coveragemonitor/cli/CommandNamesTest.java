package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Only the command that is asked for is looked into; all are known by their names. */
class CommandNamesTest {
    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        assertThat(Main.run(writer, writer, arguments)).isZero();
        writer.flush();
        return out.toString();
    }

    @Test
    void eachCommandOfTheHelpIsFoundByItsName() {
        List<String> names = run("--help")
                .lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .filter(line -> line.matches(" {2}[a-z].*"))
                .map(line -> line.strip().split(" ")[0])
                .toList();

        assertThat(names).hasSizeGreaterThan(10).startsWith("parse", "record");
        for (String name : names) {
            assertThat(run("--debug", name, "--help")).startsWith("Usage: coverage-monitor " + name);
        }
    }

    @Test
    void aWordThatIsNoCommandIsComparedWithAll() {
        StringWriter told = new StringWriter();
        PrintWriter writer = new PrintWriter(told);

        assertThat(Main.run(writer, writer, "pars")).isEqualTo(64);
        assertThat(told.toString()).contains("did you mean parse?");
    }
}
