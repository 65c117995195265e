package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A channel that keeps one comment on each change request.
 *
 * @param name its name
 * @param host which service
 * @param url its address for people, the default one if {@code null}; only change requests there are commented on
 * @param api the address of its API, derived from {@code url} if {@code null}
 * @param user the user's name, for services that need it beside the token; may be {@code null}
 * @param token the token or password
 * @param whenClosed what happens to the comment in the end, {@link WhenClosed#KEEP} if {@code null}
 * @param ratePerMinute how many change requests are commented on a minute, 60 if {@code null}
 * @param filter which jobs and branches it wants, all if {@code null}
 */
public record PullRequestSettings(
        String name,
        CodeHost host,
        String url,
        String api,
        @Nullable String user,
        Secret token,
        WhenClosed whenClosed,
        @Nullable Integer ratePerMinute,
        ChannelFilter filter)
        implements ChannelSettings {
    /** Creates settings. */
    public PullRequestSettings(
            String name,
            @Nullable CodeHost host,
            @Nullable String url,
            @Nullable String api,
            @Nullable String user,
            @Nullable Secret token,
            @Nullable WhenClosed whenClosed,
            @Nullable Integer ratePerMinute,
            @Nullable ChannelFilter filter) {
        ChannelSettings.checked(name);
        this.filter = filter == null ? ChannelFilter.DEFAULT : filter;
        this.whenClosed = whenClosed == null ? WhenClosed.KEEP : whenClosed;
        TargetPolicy.rate(name, ratePerMinute);
        if (host == null) {
            throw new IllegalArgumentException("channel '" + name
                    + "': say which host: github, gitlab, bitbucket-cloud, bitbucket-data-center, gitea or gerrit");
        }
        String address = url == null ? host.usualAddress() : url;
        if (address == null) {
            throw new IllegalArgumentException("channel '" + name + "': give the url of " + host.label());
        }
        url = address.replaceAll("/+$", "");
        TargetPolicy.address(name, Secret.of(url));
        api = api == null ? usualApi(host, url) : api.replaceAll("/+$", "");
        TargetPolicy.address(name, Secret.of(api));
        if (token == null || token.reveal().isBlank()) {
            throw new IllegalArgumentException("channel '" + name + "': give the token that may comment");
        }
        if (host == CodeHost.GERRIT && (user == null || user.isBlank())) {
            throw new IllegalArgumentException(
                    "channel '" + name + "': give the user whose HTTP password the token is, as Gerrit wants both");
        }
        this.name = name;
        this.host = host;
        this.url = url;
        this.api = api;
        this.user = user;
        this.token = token;
        this.ratePerMinute = ratePerMinute;
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
}
