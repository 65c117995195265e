package io.jenkins.plugins.coveragemonitor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people call a monitor is read without the rest of its configuration, and is the same. */
class ConfigFileTest {
    @TempDir
    private Path folder;

    private ConfigFile file;

    @BeforeEach
    void open() {
        file = new ConfigFile(JobHome.below(folder, "app"));
    }

    private void written(String name) throws IOException {
        file.write(MonitorConfig.builder()
                .reports(List.of(new ReportSpec("", null, "lcov.info")))
                .name(name)
                .build());
    }

    @Test
    void theNameIsThatOfTheConfiguration() throws IOException {
        written("Über \"all\" {1}");
        assertThat(file.name())
                .isEqualTo("Über \"all\" {1}")
                .isEqualTo(file.read().name());
        written(null);
        assertThat(file.name()).isNull();
    }

    @Test
    void namesOfItsPartsAreNotItsName() throws IOException {
        Files.createDirectories(file.path().getParent());
        Files.writeString(
                file.path(),
                "{\"gates\":[{\"name\":\"a gate\"}],\"alerts\":{\"name\":\"rules\"},\"name\":\"Unit tests\",\"later\":1}\n");
        assertThat(file.name()).isEqualTo("Unit tests");
        Files.writeString(file.path(), "{\"gates\":[{\"name\":\"a gate\"}],\"name\":null}\n");
        assertThat(file.name()).isNull();
    }

    @Test
    void withoutAFileThereIsNoneAndADamagedOneSaysSo() throws IOException {
        assertThat(file.name()).isNull();
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), "{\"gates\":[{");
        assertThatThrownBy(file::name).isInstanceOf(IOException.class).hasMessageContaining("config.json: is damaged");
    }
}
