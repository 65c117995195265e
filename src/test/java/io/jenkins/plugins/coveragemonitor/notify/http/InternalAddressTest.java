package io.jenkins.plugins.coveragemonitor.notify.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.notify.Secret;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No spelling of an address leads to what only a machine itself should reach. */
class InternalAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "[fe80::a9fe:a9fe]",
                "[fe80::1%1]",
                "100.100.100.200",
                "192.0.0.192",
                "168.63.129.16",
                "0.0.0.0",
                "0.1.2.3",
                "255.255.255.255",
                "224.0.0.1",
                "[ff02::1]",
                "[::]",
                "[fd00:ec2::254]",
                "[fd00:ec2::254%1]",
                "[fd00:ec2::254%251]",
                "[fd00:ec2::23]",
                "[fd20:ce::254]",
                "[fd00:42::42]",
                "[fec0::1]",
                "[::169.254.169.254]",
                "[::ffff:169.254.169.254]",
                "[64:ff9b::a9fe:a9fe]",
                "[64:ff9b:1::a9fe:a9fe]",
                "[64:ff9b:1:a9fe:a9:fe00::]",
                "[64:ff9b:1:12a9:fe:a9fe::]",
                "[64:ff9b:1:1234:a9:fea9:fe00:0]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::a83f:8110]",
                "[2002:a9fe:a9fe::1]",
                "[2002:7f00:1::]",
                "[::ffff:0:a9fe:a9fe]",
                "[2001:0:a9fe:a9fe::]",
                "[2001:0:808:808:0:0:5601:5601]",
                "[2001:db8::5efe:a9fe:a9fe]"
            })
    void isNoTarget(String host) throws Exception {
        URI target = URI.create("http://" + host + "/latest");

        assertThat(new TargetPolicy(true).refusal(target)).isPresent();
        assertThatThrownBy(() -> TargetPolicy.address("ops", Secret.of(target.toString())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("channel 'ops': the url leads to an address that only a machine itself");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "192.168.1.1",
                "8.8.8.8",
                "168.63.129.17",
                "[2001:4860:4860::8888]",
                "[64:ff9b::808:808]",
                "[64:ff9b:1::808:808]",
                "[64:ff9b:1:808:8:808:808:808]",
                "[2002:808:808::1]",
                "[fd00:abcd::1]",
                "127.0.0.1",
                "[::1]"
            })
    void isATarget(String host) throws Exception {
        URI target = URI.create("http://" + host + "/hook");

        assertThat(new TargetPolicy(true).refusal(target)).isEmpty();
        assertThat(TargetPolicy.address("ops", Secret.of(target.toString()))).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata.google.internal", "METADATA.google.internal.", "metadata"})
    void isNoTargetByName(String host) {
        assertThatThrownBy(() -> TargetPolicy.address("ops", Secret.of("http://" + host + "/")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
