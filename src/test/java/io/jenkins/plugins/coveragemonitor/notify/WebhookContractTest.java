package io.jenkins.plugins.coveragemonitor.notify;

class WebhookContractTest extends HttpReceiver {
    @Override
    Channel at(String base) {
        return new WebhookChannel(
                new WebhookSettings(
                        "ops", Secret.of(base + "/" + SECRET), Secret.of(SECRET), null, null, null, null, null, null),
                http());
    }
}
