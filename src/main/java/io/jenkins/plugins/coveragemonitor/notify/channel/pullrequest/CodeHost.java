package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The services whose change requests can be commented on, and the addresses of these. */
public enum CodeHost {
    /** GitHub, and GitHub Enterprise Server. */
    GITHUB("https://github.com", "([^/]+/[^/]+)/pull/(\\d+)"),
    /** GitLab. */
    GITLAB("https://gitlab.com", "(.+?)(?:/-)?/merge_requests/(\\d+)"),
    /** Bitbucket Cloud. */
    BITBUCKET_CLOUD("https://bitbucket.org", "([^/]+/[^/]+)/pull-requests/(\\d+)"),
    /** Bitbucket Data Center. */
    BITBUCKET_DATA_CENTER(null, "((?:projects|users)/[^/]+/repos/[^/]+)/pull-requests/(\\d+)"),
    /** Gitea and Forgejo. */
    GITEA(null, "([^/]+/[^/]+)/pulls/(\\d+)"),
    /** Gerrit. */
    GERRIT(null, "(?:#/)?(?:c/)?(?:(.+)/\\+/)?(\\d+)");

    private final @Nullable String usual;
    private final Pattern request;

    CodeHost(@Nullable String usual, String request) {
        this.usual = usual;
        this.request = Pattern.compile(request + "(?:[/?#].*)?");
    }

    /** The default address, or {@code null} if it must be configured. */
    @Nullable
    String usualAddress() {
        return usual;
    }

    /**
     * A service by its name, such as {@code github} or {@code bitbucket-cloud}.
     *
     * @throws IllegalArgumentException if there is no such service; the message is one sentence
     */
    @JsonCreator
    public static CodeHost of(String name) {
        String word = name == null ? "" : name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(host -> host.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "host is '" + name + "': give one of " + String.join(", ", names())));
    }

    private static String[] names() {
        return Arrays.stream(values()).map(CodeHost::label).toArray(String[]::new);
    }

    /** Its name in a configuration, such as {@code bitbucket-cloud}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The repository and number in the address of a change request; empty if it does not belong to this service at this
     * address.
     *
     * @param address the address of the service, without a trailing slash
     */
    Optional<RequestPlace> place(String address, String link) {
        if (!link.startsWith(address + "/")) {
            return Optional.empty();
        }
        Matcher matcher = request.matcher(link.substring(address.length() + 1));
        return matcher.matches()
                ? Optional.of(new RequestPlace(matcher.group(1) == null ? "" : matcher.group(1), matcher.group(2)))
                        .filter(place -> isPath(place.repository()))
                : Optional.empty();
    }

    /** Whether a repository's name stays below the API's address when it becomes a part of it. */
    private static boolean isPath(String repository) {
        return repository.matches("[A-Za-z0-9._~%+/-]*")
                && !("/" + repository + "/").matches("(?i).*/(\\.|%2e){1,2}/.*")
                && !repository.contains("//");
    }
}
