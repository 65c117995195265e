package io.jenkins.plugins.coveragemonitor.notify;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpClients;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpPost;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract against a real HTTP server. */
public abstract class HttpReceiver extends ChannelContract {
    @RegisterExtension
    public static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    public static HttpPost http() {
        return new HttpPost(HttpClients.DIRECT, new TargetPolicy(true), Duration.ofSeconds(30), Clock.systemUTC());
    }

    /** What a receiver of this kind answers when it took a message. */
    public String accepted() {
        return "ok";
    }

    @Override
    public Channel channel(Receiver receiver) throws IOException {
        int status =
                switch (receiver) {
                    case WORKING, ABSENT -> 200;
                    case IN_TROUBLE -> 503;
                    case REFUSING -> 404;
                };
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(accepted())));
        return at(receiver == Receiver.ABSENT ? "http://127.0.0.1:" + unusedPort() : SERVER.baseUrl());
    }

    public abstract Channel at(String base);

    @Override
    public String received() {
        ServeEvent last = SERVER.getAllServeEvents().get(0);
        return last.getRequest().getBodyAsString();
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
