package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.util.FormValidation;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.TemplatePreview;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import jenkins.model.Jenkins;

/** Sends a message about nothing real through a channel, past the outbox, so that who asked sees what became of it. */
public final class ChannelTest {
    private ChannelTest() {}

    /** What became of a test message. */
    public static Delivery tried(ChannelOption option) throws InterruptedException {
        String id = "test-" + UUID.randomUUID();
        String link = Jenkins.get().getRootUrl();
        try {
            return MonitorRuntime.get().channel(option).deliver(TemplatePreview.message(id, Instant.now(), link), "");
        } catch (IllegalArgumentException unusable) {
            return new Delivery.Refused(String.valueOf(unusable.getMessage()));
        }
    }

    /** Tests what a form says before it is saved; the answer holds no secret. */
    static FormValidation send(Supplier<ChannelOption> form) throws InterruptedException {
        ChannelOption option;
        try {
            option = form.get();
        } catch (IllegalArgumentException unusable) {
            return FormValidation.error(unusable.getMessage());
        }
        return shown(tried(option));
    }

    static FormValidation shown(Delivery delivery) {
        if (delivery instanceof Delivery.Later later) {
            return FormValidation.error(Messages.ChannelTest_NotNow(later.why()));
        }
        if (delivery instanceof Delivery.Refused refused) {
            return FormValidation.error(Messages.ChannelTest_Refused(refused.why()));
        }
        return FormValidation.ok(Messages.ChannelTest_Delivered());
    }
}
