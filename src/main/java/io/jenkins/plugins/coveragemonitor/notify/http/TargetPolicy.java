package io.jenkins.plugins.coveragemonitor.notify.http;

import io.jenkins.plugins.coveragemonitor.notify.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides where messages may be posted to: http and https only, and never addresses that only the machine itself should
 * reach, such as the link-local ones that hand out cloud credentials. Loopback is a setting, because a service on the
 * same machine is a common receiver.
 */
public final class TargetPolicy {
    private static final Set<String> METADATA_NAMES = Set.of("metadata", "metadata.google.internal");

    private final boolean allowLoopback;

    /** A policy that allows or forbids this machine itself. */
    public TargetPolicy(boolean allowLoopback) {
        this.allowLoopback = allowLoopback;
    }

    /**
     * Checks a target at the moment of posting.
     *
     * @return why it is refused, in one sentence without the address's path; empty if it is allowed
     * @throws UnknownHostException if the host has no address now
     */
    public Optional<String> refusal(URI target) throws UnknownHostException {
        if (target.getHost() == null) {
            // Java would resolve a missing name to this machine.
            return Optional.of("the address names no host, so nothing can be posted to it");
        }
        for (InetAddress address : InetAddress.getAllByName(target.getHost())) {
            if (address.isLoopbackAddress() && !allowLoopback) {
                return Optional.of(target.getHost() + " is this machine itself, which is not allowed as a target");
            }
            if (InternalAddress.is(address)) {
                return Optional.of(target.getHost() + " has the address " + address.getHostAddress()
                        + ", which is not allowed as a target");
            }
        }
        return Optional.empty();
    }

    /**
     * Reads a configured address, without looking up its name.
     *
     * @throws IllegalArgumentException if it is not http or https with a host, contains a user, or is itself a
     * forbidden address; the message is one sentence without the address
     */
    public static URI address(String channel, @Nullable Secret url) {
        URI address;
        try {
            address = URI.create(url == null ? "" : url.reveal());
        } catch (IllegalArgumentException notOne) {
            throw new IllegalArgumentException("channel '" + channel + "': the url is not an address");
        }
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "channel '" + channel + "': the url must begin with http:// or https:// and name a host");
        }
        if (address.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "channel '" + channel + "': the url must not hold a user or password; use a token or a secret");
        }
        if (isForbidden(address.getHost())) {
            throw new IllegalArgumentException("channel '" + channel
                    + "': the url leads to an address that only a machine itself should reach, such as a link-local one;"
                    + " give the receiver's own");
        }
        return address;
    }

    /** Whether a host written as an address is forbidden; a name is looked up only when something is posted to it. */
    private static boolean isForbidden(String host) {
        if (!host.matches("\\[.*]|[0-9.]+")) {
            return METADATA_NAMES.contains(plain(host));
        }
        try {
            return InternalAddress.is(InetAddress.getByName(host));
        } catch (UnknownHostException noAddress) {
            return true;
        }
    }

    /** A name without its trailing dot. */
    private static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /**
     * Checks a rate.
     *
     * @throws IllegalArgumentException if it is less than one a minute; the message is one sentence
     */
    public static void rate(String channel, @Nullable Integer perMinute) {
        if (perMinute != null && perMinute < 1) {
            throw new IllegalArgumentException(
                    "channel '" + channel + "': ratePerMinute is " + perMinute + "; give 1 or more");
        }
    }
}
