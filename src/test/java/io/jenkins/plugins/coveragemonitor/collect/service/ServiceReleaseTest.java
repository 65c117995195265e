package io.jenkins.plugins.coveragemonitor.collect.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServiceReleaseTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @Test
    void whatIsKnownIsSaidInWords() {
        assertThat(ServiceRelease.NONE.words()).isEmpty();
        assertThat(ServiceRelease.of("1.4.2", "").words()).isEqualTo("build 1.4.2");
        assertThat(ServiceRelease.of("1.4.2", DIGEST).words()).isEqualTo("build 1.4.2, image sha256:0123456789ab");
        assertThat(ServiceRelease.of("", "local").words()).isEqualTo("image local");
    }

    @Test
    void differentOnesAreNamedInFull() {
        ServiceRelease both = ServiceRelease.of("1", DIGEST)
                .and(ServiceRelease.of("2", "sha256:ff"))
                .and(ServiceRelease.of("2", ""));

        assertThat(both.differences())
                .containsExactly(
                        "its processes ran different builds (1, 2), whose coverage is counted together",
                        "its processes ran different images (" + DIGEST
                                + ", sha256:ff), whose coverage is counted together");
        assertThat(both.words()).isEqualTo("builds 1 and 2, images sha256:0123456789ab and sha256:ff");
        assertThat(ServiceRelease.of("1", DIGEST)
                        .and(ServiceRelease.of("1", DIGEST))
                        .differences())
                .isEmpty();
    }

    @Test
    void whatNobodyCouldReadIsLeftOut() {
        assertThat(new ServiceRelease(Arrays.asList(" ", null, "x".repeat(201), " a "), null))
                .isEqualTo(ServiceRelease.of("a", ""));
        assertThat(new ServiceRelease(
                                IntStream.range(0, 1000)
                                        .mapToObj(Integer::toString)
                                        .toList(),
                                List.of())
                        .builds())
                .hasSize(20);
    }
}
