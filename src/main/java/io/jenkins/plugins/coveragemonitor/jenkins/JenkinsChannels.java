package io.jenkins.plugins.coveragemonitor.jenkins;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.api.ChannelAdmin;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ChannelReader;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ChannelTest;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.outbox.ChannelStatus;
import io.jenkins.plugins.coveragemonitor.notify.outbox.DeliveryRecord;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Outbox;
import io.jenkins.plugins.coveragemonitor.notify.outbox.OutboxEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The channels of Jenkins' configuration, for programs. A channel that is added here is saved like one from the form.
 */
final class JenkinsChannels implements ChannelAdmin {
    /** Older delivery records are not returned. */
    private static final int DELIVERIES = 10_000;

    @Override
    public List<Listed> channels() throws IOException {
        Outbox outbox = MonitorService.get().box();
        Map<String, ChannelStatus> status =
                outbox.status().stream().collect(Collectors.toMap(ChannelStatus::name, Function.identity()));
        Map<String, Channel> usable =
                outbox.channels().stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        List<Listed> all = new ArrayList<>();
        for (ChannelOption option : MonitorConfiguration.get().getChannels()) {
            Channel channel = usable.get(option.getName());
            all.add(new Listed(
                    option.getName(),
                    ChannelReader.kind(option),
                    channel == null ? 0 : channel.ratePerMinute(),
                    channel == null ? null : channel.filter(),
                    status.get(option.getName())));
        }
        return all;
    }

    @Override
    public boolean wants(Alert alert, String monitor) throws IOException {
        Optional<Job<?, ?>> job = JenkinsJobs.visible(alert.key().job());
        return job.isPresent()
                && MonitorService.get().hearing(job.get(), monitor).stream()
                        .anyMatch(channel -> channel.filter().wants(alert));
    }

    @Override
    public void create(String kind, ObjectNode settings) {
        ChannelOption option = ChannelReader.read(kind, settings);
        MonitorService.get().channel(option);
        synchronized (MonitorConfiguration.class) {
            List<ChannelOption> all = new ArrayList<>(MonitorConfiguration.get().getChannels());
            all.add(option);
            MonitorConfiguration.get().replaceChannels(all);
        }
    }

    @Override
    public boolean delete(@Nullable String name) {
        synchronized (MonitorConfiguration.class) {
            List<ChannelOption> all = new ArrayList<>(MonitorConfiguration.get().getChannels());
            if (!all.removeIf(option -> option.getName().equals(name))) {
                return false;
            }
            MonitorConfiguration.get().replaceChannels(all);
            return true;
        }
    }

    @Override
    public Optional<Delivery> test(String name) throws InterruptedException {
        for (ChannelOption option : MonitorConfiguration.get().getChannels()) {
            if (option.getName().equals(name)) {
                return Optional.of(ChannelTest.tried(option));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<DeliveryRecord> deliveries() throws IOException {
        return MonitorService.get().box().deliveries(DELIVERIES);
    }

    @Override
    public List<OutboxEntry> deadLetters(String channel) throws IOException {
        return MonitorService.get().box().deadLetters(channel);
    }

    @Override
    public boolean sendAgain(String channel, @Nullable String id) throws IOException {
        return MonitorService.get().box().sendAgain(channel, id);
    }
}
