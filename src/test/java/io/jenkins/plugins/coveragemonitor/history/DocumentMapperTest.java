package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentMapperTest {
    @Test
    void aDocumentThatIsNullIsDamaged() throws Exception {
        for (var mapper : java.util.List.of(StoredJson.MAPPER, StoredJson.MAPPER.copy())) {
            assertThatExceptionOfType(JsonMappingException.class)
                    .isThrownBy(() -> mapper.readValue("null", Retention.class));
            assertThatExceptionOfType(JsonMappingException.class)
                    .isThrownBy(() -> mapper.readValue("null\n".getBytes(StandardCharsets.UTF_8), Retention.class));
            assertThat(mapper.readTree("null").isNull()).isTrue();
        }
    }

    @Test
    void aFolderInPlaceOfAFileIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> DurableFiles.read(folder))
                .isInstanceOf(UnusablePlaceException.class)
                .hasMessage(folder + ": is a folder, and a file belongs there; move it away and run again");
    }
}
