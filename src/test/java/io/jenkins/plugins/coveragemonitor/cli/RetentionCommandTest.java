package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionCommandTest {
    @TempDir
    private Path folder;

    private Path home;
    private Path config;

    @BeforeEach
    void aReportLies() throws IOException {
        home = folder.resolve("home");
        config = folder.resolve("config.json");
        Files.createDirectories(folder.resolve("ws"));
        Files.writeString(folder.resolve("ws/lcov.info"), "SF:a.c\nDA:1,1\nDA:2,0\nend_of_record\n");
    }

    private CommandLineRun retention(Object... more) {
        Object[] all = new Object[more.length + 3];
        all[0] = "retention";
        all[1] = "--home";
        all[2] = home;
        System.arraycopy(more, 0, all, 3, more.length);
        return CommandLineRun.of(all);
    }

    private void record(int build) throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "record",
                "--home",
                home,
                "--job",
                "app",
                "--build",
                build,
                "--workspace",
                folder.resolve("ws"),
                "--config",
                config);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void theDetailsOfBuildsThatAreKeptNoLongerAreDeletedAndNothingElse() throws IOException {
        Files.writeString(config, "{}");
        record(1);
        record(2);
        Path builds = home.resolve("jobs/app/builds");
        Path others = Files.writeString(builds.resolve("1/log.txt"), "of somebody else");
        record(3);
        assertThat(builds.resolve("1/coverage-monitor/coverage.cov")).exists();
        retention("--builds", 2);
        CommandLineRun run = CommandLineRun.of(
                "record", "--home", home, "--job", "app", "--build", 4, "--workspace", folder.resolve("ws"));
        assertThat(run.out()).contains("deleted the details of 2 builds up to #2, which are beyond the retention");
        assertThat(builds.resolve("1/coverage-monitor")).doesNotExist();
        assertThat(others).exists();
        assertThat(builds.resolve("2")).doesNotExist();
        assertThat(builds.resolve("3/coverage-monitor/coverage.cov")).exists();
        assertThat(builds.resolve("4/coverage-monitor/coverage.cov")).exists();
    }

    @Test
    void aBuildThatIsKeptForeverStaysAndIsMarked() throws IOException {
        Files.writeString(config, "{\"retention\":{\"builds\":2}}");
        CommandLineRun release = CommandLineRun.of(
                "record",
                "--home",
                home,
                "--job",
                "app",
                "--build",
                1,
                "--workspace",
                folder.resolve("ws"),
                "--keep",
                "--config",
                config);
        assertThat(release.exitCode()).as(release.err()).isZero();
        for (int build = 2; build <= 5; build++) {
            record(build);
        }
        assertThat(builds()).isEqualTo("[1, 4, 5]");
        assertThat(home.resolve("jobs/app/builds/1/coverage-monitor/coverage.cov"))
                .exists();
        assertThat(CommandLineRun.of("trend", "--home", home, "--job", "app", "--json")
                        .json()
                        .get("points")
                        .findValuesAsText("kept"))
                .containsExactly("true");
    }

    private String builds() throws IOException {
        return CommandLineRun.of("trend", "--home", home, "--job", "app", "--json")
                .json()
                .get("points")
                .findValuesAsText("build")
                .toString();
    }

    @Test
    void isForEverUntilItIsChanged() throws IOException {
        assertThat(retention().out().strip())
                .isEqualTo("history for ever, alerts 90 days, deliveries 90 days, audit log 90 days");
        assertThat(retention("--builds", 2, "--audit-days", 30, "--by", "ann")
                        .out()
                        .strip())
                .isEqualTo("history 2 builds, alerts 90 days, deliveries 90 days, audit log 30 days");
        assertThat(retention("--json").out().strip())
                .isEqualTo("{\"builds\":2,\"days\":0,\"alertDays\":90,\"deliveryDays\":90,\"auditDays\":30}");
        assertThat(Files.readString(home.resolve("coverage-monitor/audit.jsonl")))
                .contains("retention.update", "ann");
    }

    @Test
    void holdsForTheBuildsThatAreRecordedNextUnlessTheJobSaysOtherwise() throws IOException {
        Files.writeString(config, "{}");
        retention("--builds", 2);
        record(1);
        record(2);
        record(3);
        assertThat(builds()).isEqualTo("[2, 3]");

        Files.writeString(config, "{\"retention\": {\"builds\": 0, \"alertDays\": 7}}");
        record(4);
        record(5);
        assertThat(builds()).isEqualTo("[2, 3, 4, 5]");
        assertThat(retention("--job", "app").out().strip())
                .isEqualTo("history for ever, alerts 7 days, deliveries 90 days, audit log 90 days");
    }

    @Test
    void wrongUseIsOneSentence() throws IOException {
        assertThat(retention("--days", -1).err())
                .contains("retention: days is -1; give 0 or more, 0 for ever")
                .hasLineCount(1);
        assertThat(retention("--job", "app", "--days", 3).err()).startsWith("--job: what a job keeps is set in its");
        Files.writeString(config, "{\"retention\": {\"auditDays\": 3}}");
        CommandLineRun refused =
                CommandLineRun.of("record", "--home", home, "--job", "app", "--build", 1, "--config", config);
        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.err())
                .contains("retention: auditDays concerns all jobs: set it for all, not for one")
                .hasLineCount(1);
    }
}
