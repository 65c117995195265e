package io.jenkins.plugins.coveragemonitor.notify;

import io.jenkins.plugins.coveragemonitor.notify.channel.webhook.WebhookChannel;
import io.jenkins.plugins.coveragemonitor.notify.channel.webhook.WebhookSettings;

class WebhookContractTest extends HttpReceiver {
    @Override
    public Channel at(String base) {
        return new WebhookChannel(
                new WebhookSettings("ops", Secret.of(base + "/" + SECRET), Secret.of(SECRET), null, null), http());
    }
}
