package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.util.FormValidation;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.TemplatePreview;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import jenkins.model.Jenkins;

/** Sends a sample message through a channel without the outbox, so that the caller sees the result. */
public final class ChannelTest {
    private ChannelTest() {}

    /** The result of a test message. */
    public static Delivery tried(ChannelOption option) throws InterruptedException {
        String id = "test-" + UUID.randomUUID();
        String link = Jenkins.get().getRootUrl();
        try {
            return MonitorRuntime.get().channel(option).deliver(TemplatePreview.message(id, Instant.now(), link), "");
        } catch (IllegalArgumentException unusable) {
            return new Delivery.Refused(String.valueOf(unusable.getMessage()));
        }
    }

    /** Tests the values of a form before it is saved; the answer contains no secret. */
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
