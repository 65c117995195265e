package io.jenkins.plugins.coveragemonitor.notify.channel.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelContract;
import io.jenkins.plugins.coveragemonitor.notify.SampleMessages;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogChannelTest extends ChannelContract {
    private final List<String> lines = new ArrayList<>();

    @Override
    public Channel channel(Receiver receiver) {
        return new LogChannel(new LogSettings("ops", null), lines::add);
    }

    @Override
    public String received() {
        return lines.get(lines.size() - 1);
    }

    @Override
    public boolean canFail() {
        return false;
    }

    @Test
    void aMessageIsOneLineWhateverNamesHold() throws Exception {
        channel(Receiver.WORKING)
                .deliver(SampleMessages.titled(SampleMessages.firing("id", "t"), "app\r\n[ERROR] forged"), "");
        assertThat(received()).startsWith("app [ERROR] forged");
    }
}
