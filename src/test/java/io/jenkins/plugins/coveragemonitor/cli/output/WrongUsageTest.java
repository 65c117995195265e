package io.jenkins.plugins.coveragemonitor.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.cli.CommandLineRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong use ends with 64 and one sentence that names the option and where to read on. */
class WrongUsageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    record | Missing required options: '--home=DIR', '--job=NAME', '--build=N'; see 'coverage-monitor record --help'
                    record --home x --jobb a --build 1 | Unknown options: '--jobb', 'a' (did you mean --job?); see 'coverage-monitor record --help'
                    parse --jsn x | Unknown option: '--jsn' (did you mean --json?); see 'coverage-monitor parse --help'
                    rcord | Unmatched argument at index 0: 'rcord' (did you mean record or report or history?); see 'coverage-monitor --help'
                    record --home x --job a --build x | Invalid value for option '--build': 'x' is not a whole number; see 'coverage-monitor record --help'
                    trend --home x --job a --last 99999999999 | Invalid value for option '--last': '99999999999' is not a whole number; see 'coverage-monitor trend --help'
                    record --home --job a | Expected parameter for option '--home' but found '--job'; see 'coverage-monitor record --help'
                    parse | Missing required parameter: 'FILE'; see 'coverage-monitor parse --help'
                    record --home x --job a --build -1 | --build: the build is -1: give a number from 1 on
                    record --home x --job ../a --build 1 | '../a' is not a job name: give its parts separated by '/', none of them empty, '.' or '..'
                    """)
    void isOneSentence(String arguments, String sentence) {
        CommandLineRun run = CommandLineRun.of((Object[]) arguments.split(" "));
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).isEqualTo(sentence + System.lineSeparator());
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a\u001b[31m", "a\nb", "a\u202eb", "a\u009bb"})
    void whatIsEchoedMovesNoCursor(String hostile) {
        for (CommandLineRun run : new CommandLineRun[] {
            CommandLineRun.of("record", "--home", "x", "--job", hostile + "/../y", "--build", 1),
            CommandLineRun.of("record", "--" + hostile),
            CommandLineRun.of("parse", "--format", hostile, "x"),
            CommandLineRun.of("parse", hostile),
            CommandLineRun.of("record", "--home", "x", "--job", "y", "--build", 1, "--workspace", hostile)
        }) {
            assertThat(run.exitCode()).isNotZero();
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err().strip().chars()).allMatch(c -> c >= 0x20 && c != 0x9b && c != 0x202e);
        }
    }

    /** Reports from outside hold any name; none of them reaches a terminal as it is. */
    @Test
    void namesInReportsAreShownHarmlessInTextAndJson(@TempDir Path folder) throws Exception {
        Path workspace = Files.createDirectories(folder.resolve("w"));
        String hostile = "src/\u001b[2Ka\u202Egnp\u009b31m.js";
        String path = "SF:" + hostile + "\nDA:1,1\nDA:2,0\nDA:2,x\nend_of_record\n";
        Files.writeString(workspace.resolve("lcov\u001b[31m\n.info"), path);
        Object[] record = {
            "record", "--home", folder.resolve("h"), "--job", "app", "--build", 1, "--workspace", workspace
        };
        CommandLineRun text = CommandLineRun.of(record);
        record[6] = 2;
        CommandLineRun json = CommandLineRun.of(append(record, "--json"));
        CommandLineRun gaps = CommandLineRun.of("gaps", "--home", folder.resolve("h"), "--job", "app");
        CommandLineRun parsed = CommandLineRun.of("parse", workspace.resolve("lcov\u001b[31m\n.info"));
        for (CommandLineRun run : new CommandLineRun[] {text, json, gaps, parsed}) {
            assertThat((run.out() + run.err()).chars())
                    .as(run.out())
                    .allMatch(c -> c == '\n' || c >= 0x20 && c != 0x7f && c != 0x9b && c != 0x202e);
        }
        assertThat(text.out()).contains("lcov\\u001b[31m\\u000a.info");
        assertThat(gaps.out()).contains("src/\\u001b[2Ka\\u202egnp\\u009b31m.js: 2");
        JsonNode read = json.json();
        assertThat(read.at("/reports/0/file").asText()).isEqualTo("lcov\u001b[31m\n.info");
        assertThat(CommandLineRun.of("parse", "--json", workspace.resolve("lcov\u001b[31m\n.info"))
                        .json()
                        .at("/files/0/path")
                        .asText())
                .isEqualTo(hostile);
    }

    private static Object[] append(Object[] some, Object more) {
        Object[] all = java.util.Arrays.copyOf(some, some.length + 1);
        all[some.length] = more;
        return all;
    }
}
