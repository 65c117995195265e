package io.jenkins.plugins.coveragemonitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogChannelTest extends ChannelContract {
    private final List<String> lines = new ArrayList<>();

    @Override
    Channel channel(Receiver receiver) {
        return new LogChannel(new LogSettings("ops", null, null, null, null, null), lines::add);
    }

    @Override
    String received() {
        return lines.get(lines.size() - 1);
    }

    @Override
    boolean canFail() {
        return false;
    }

    @Test
    void aMessageIsOneLineWhateverNamesHold() throws Exception {
        channel(Receiver.WORKING).deliver(Samples.titled(Samples.firing("id", "t"), "app\r\n[ERROR] forged"), "");
        assertThat(received()).startsWith("app [ERROR] forged");
    }
}
