package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.coveragemonitor.spy.jacoco.RemoteExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A step must not become a probe of the inner network. */
class DumpTargetsTest {
    private static boolean allow(String allowed, String target) {
        return DumpTargets.of(allowed).allow(RemoteExecution.of(target));
    }

    @Test
    void nothingIsAllowedUnlessAnAdministratorSaysSo() {
        assertThat(allow("", "127.0.0.1:6300")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example.org:6300, shop.example.org:6300, true",
        "shop.example.org:6300, SHOP.example.org:6300, true",
        "shop.example.org:6300, shop.example.org:6301, false",
        "shop.example.org:6300, shopXexample.org:6300, false",
        "*.example.org:6300, a.b.example.org:6300, true",
        "*.example.org:6300, example.org:6300, false",
        "*.example.org:6300, evil.org:80.example.org:6300, false",
        "10.1.*:6300, 10.1.2.3:6300, true",
        "10.1.*:6300, 10.2.2.3:6300, false",
        "[::1]:6300, [::1]:6300, true",
    })
    void anAddressIsAllowedByHostAndPort(String allowed, String target, boolean expected) {
        boolean answer;
        try {
            answer = allow("other:1 " + allowed, target);
        } catch (IllegalArgumentException noAddress) {
            answer = false;
        }
        assertThat(answer).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*:6300", "*.*:6300", "shop", "shop:*", "shop:6300/x", "a b:c:d"})
    void whatWouldAllowEverythingOrNothingIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DumpTargets.of(text))
                .withMessageContaining("allows no address");
    }
}
