package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The services whose change requests can be commented, and how each writes the address of one. */
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

    /** Where it is by default, or {@code null} if it must be configured. */
    @Nullable
    String usualAddress() {
        return usual;
    }

    /**
     * A service by its name, such as {@code github} or {@code bitbucket-cloud}.
     *
     * @throws IllegalArgumentException if there is no such service, in one sentence
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
     * What the address of a change request names; empty if it is none of this service at this address.
     *
     * @param address where the service is, without a slash at its end
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

    /** Whether a repository's name stays below the API's own address when it becomes a part of one. */
    private static boolean isPath(String repository) {
        return repository.matches("[A-Za-z0-9._~%+/-]*")
                && !("/" + repository + "/").matches("(?i).*/(\\.|%2e){1,2}/.*")
                && !repository.contains("//");
    }
}
