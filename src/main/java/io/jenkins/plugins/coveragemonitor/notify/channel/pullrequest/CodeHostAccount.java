package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The account that comments on a code host, as configured until it is {@linkplain #completed completed}.
 *
 * @param host the service
 * @param url its address for people, the default one if {@code null}; only change requests there are commented on
 * @param api the address of its API, derived from {@code url} if {@code null}
 * @param user the user's name, for services that need it beside the token; may be {@code null}
 * @param token the token or password
 */
public record CodeHostAccount(
        @Nullable CodeHost host,
        @Nullable String url,
        @Nullable String api,
        @Nullable String user,
        @Nullable Secret token) {
    /**
     * A copy with the addresses that follow from the host.
     *
     * @param channel the name of the channel, for the message
     * @throws IllegalArgumentException if something is missing, or an address is not valid
     */
    CodeHostAccount completed(String channel) {
        if (host == null) {
            throw new IllegalArgumentException("channel '" + channel
                    + "': say which host: github, gitlab, bitbucket-cloud, bitbucket-data-center, gitea or gerrit");
        }
        String given = url == null ? host.usualAddress() : url;
        if (given == null) {
            throw new IllegalArgumentException("channel '" + channel + "': give the url of " + host.label());
        }
        String address = given.replaceAll("/+$", "");
        TargetPolicy.address(channel, Secret.of(address));
        String root = api == null ? usualApi(host, address) : api.replaceAll("/+$", "");
        TargetPolicy.address(channel, Secret.of(root));
        if (token == null || token.reveal().isBlank()) {
            throw new IllegalArgumentException("channel '" + channel + "': give the token that may comment");
        }
        if (host == CodeHost.GERRIT && (user == null || user.isBlank())) {
            throw new IllegalArgumentException(
                    "channel '" + channel + "': give the user whose HTTP password the token is, as Gerrit wants both");
        }
        return new CodeHostAccount(host, address, root, user, token);
    }

    private static String usualApi(CodeHost host, String url) {
        boolean usual = url.equals(host.usualAddress());
        return switch (host) {
            case GITHUB -> usual ? "https://api.github.com" : url + "/api/v3";
            case GITLAB -> url + "/api/v4";
            case BITBUCKET_CLOUD -> usual ? "https://api.bitbucket.org/2.0" : url + "/2.0";
            case BITBUCKET_DATA_CENTER -> url + "/rest/api/1.0";
            case GITEA -> url + "/api/v1";
            case GERRIT -> url + "/a";
        };
    }

    /** The service of a completed account. */
    @Override
    public CodeHost host() {
        return Objects.requireNonNull(host);
    }

    /** The address for people of a completed account, without a trailing slash. */
    @Override
    public String url() {
        return Objects.requireNonNull(url);
    }

    /** The address of the API of a completed account, without a trailing slash. */
    @Override
    public String api() {
        return Objects.requireNonNull(api);
    }

    /** The token or password of a completed account. */
    @Override
    public Secret token() {
        return Objects.requireNonNull(token);
    }

    /** The credentials in a request: the token alone, or together with the user. */
    String authorization() {
        String secret = token().reveal();
        if (user == null) {
            return "Bearer " + secret;
        }
        byte[] pair = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
