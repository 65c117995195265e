package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.notify.Comment;
import io.jenkins.plugins.coveragemonitor.notify.ConfiguredChannel;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest.CommentList.Known;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpExchange;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpPost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one comment on each change request. The comment is found again by an invisible marker, changed in place and, if
 * configured, folded or deleted when the request is over. An older build never replaces the comment of a newer one.
 */
public final class PullRequestChannel extends ConfiguredChannel<PullRequestSettings> {
    /** A page of a hundred long comments; anything larger is not a list of comments. */
    private static final int LARGEST_LIST = 8 * 1024 * 1024;

    /** Comments on further pages are not searched. */
    private static final int PAGES = 30;

    private final CodeHostAccount account;
    private final HttpPost http;

    /** A channel with settings, sending by {@code http}. */
    public PullRequestChannel(PullRequestSettings settings, HttpPost http) {
        super(settings);
        this.account = settings.account();
        this.http = http;
    }

    @Override
    public boolean comments() {
        return true;
    }

    @Override
    public Delivery deliver(Message message, String reference) throws InterruptedException {
        Comment comment = message.comment();
        if (comment == null) {
            return probe();
        }
        Optional<RequestPlace> place = account.host().place(account.url(), comment.request());
        if (place.isEmpty()) {
            return new Delivery.Refused(
                    "the change request is not one of " + account.host().label() + " at " + account.url());
        }
        if (account.host() == CodeHost.GERRIT) {
            return review(place.get(), message, comment);
        }
        return comment.action() == Comment.Action.CLOSE
                ? close(place.get(), comment)
                : write(place.get(), message, comment);
    }

    /** A message without a result of a change request is a test: nothing is commented, but the token is checked. */
    private Delivery probe() throws InterruptedException {
        String token = account.token().reveal();
        boolean gerrit = account.host() == CodeHost.GERRIT;
        String path =
                switch (account.host()) {
                    case GERRIT -> "/accounts/self";
                    case BITBUCKET_DATA_CENTER -> "/projects?limit=1";
                    default -> "/user";
                };
        HostRequest call = HostRequest.get(account.api() + path);
        Map<String, String> headers =
                gerrit ? new GerritReview(account.api(), account.user(), token).headers() : api().headers();
        HttpExchange answer = http.exchange(call.method(), call.uri(), null, headers, LARGEST_LIST);
        // A token that may comment need not be allowed to read the user.
        boolean known = answer instanceof HttpExchange.Answered said && said.status() == 403 && !isLimited(said);
        return known ? new Delivery.Delivered("") : meaning(call, answer);
    }

    private Delivery review(RequestPlace place, Message message, Comment comment) throws InterruptedException {
        if (comment.action() == Comment.Action.CLOSE) {
            return new Delivery.Delivered("");
        }
        GerritReview gerrit =
                new GerritReview(account.api(), account.user(), account.token().reveal());
        HostRequest call = gerrit.call(place, message, comment, true);
        HttpExchange answer = http.exchange(call.method(), call.uri(), call.body(), gerrit.headers(), 0);
        boolean robotsRefused = answer instanceof HttpExchange.Answered said
                && said.status() == 400
                && !comment.remarks().isEmpty();
        if (robotsRefused) {
            call = gerrit.call(place, message, comment, false);
            answer = http.exchange(call.method(), call.uri(), call.body(), gerrit.headers(), 0);
        }
        return meaning(call, answer);
    }

    private Delivery write(RequestPlace place, Message message, Comment comment) throws InterruptedException {
        CommentApi api = api();
        Search found = search(api, place, comment.marker());
        if (found.failure() != null) {
            return found.failure();
        }
        Marker marker = new Marker(comment.marker(), message.build());
        String text = marker.under(comment.markdown());
        for (Known known : found.comments()) {
            if (marker.isOlderThan(known.text())) {
                return new Delivery.Delivered(known.id());
            }
            HostRequest call = api.update(place, known, text);
            HttpExchange answer = send(api, call);
            if (!isForeign(answer)) {
                return meaning(call, answer);
            }
        }
        HostRequest call = api.create(place, text);
        return meaning(call, send(api, call));
    }

    private Delivery close(RequestPlace place, Comment comment) throws InterruptedException {
        if (settings.whenClosed() == WhenClosed.KEEP) {
            return new Delivery.Delivered("");
        }
        CommentApi api = api();
        Search found = search(api, place, comment.marker());
        if (found.failure() != null) {
            return found.failure();
        }
        for (Known known : found.comments()) {
            HostRequest call = settings.whenClosed() == WhenClosed.DELETE
                    ? api.delete(place, known)
                    : api.update(place, known, Marker.folded(known.text()));
            HttpExchange answer = send(api, call);
            if (!isForeign(answer)) {
                return meaning(call, answer);
            }
        }
        return new Delivery.Delivered("");
    }

    @Override
    public boolean isOver(String request) throws InterruptedException {
        Optional<RequestPlace> place = account.host().place(account.url(), request);
        if (place.isEmpty() || account.host() == CodeHost.GERRIT || settings.whenClosed() == WhenClosed.KEEP) {
            return false;
        }
        CommentApi api = api();
        HttpExchange answer = send(api, api.request(place.get()));
        try {
            return answer instanceof HttpExchange.Answered said
                    && said.isSuccess()
                    && api.isOver(AlertJson.MAPPER.readTree(said.body()));
        } catch (JsonProcessingException damaged) {
            return false;
        }
    }

    /** Whether a comment is somebody else's, or no longer exists. */
    private static boolean isForeign(HttpExchange answer) {
        return answer instanceof HttpExchange.Answered said
                && (said.status() == 404 || said.status() == 403 && !isLimited(said));
    }

    /** Comments with our marker, or why the search failed. */
    private record Search(List<Known> comments, @Nullable Delivery failure) {}

    private Search search(CommentApi api, RequestPlace place, String marker) throws InterruptedException {
        List<Known> found = new ArrayList<>();
        int from = api.first();
        for (int page = 0; page < PAGES && from >= 0; page++) {
            HostRequest call = api.list(place, from);
            HttpExchange answer = send(api, call);
            if (!(answer instanceof HttpExchange.Answered said) || !said.isSuccess()) {
                return new Search(List.of(), meaning(call, answer));
            }
            try {
                CommentList list = api.read(AlertJson.MAPPER.readTree(said.body()), from);
                list.comments().stream()
                        .filter(known -> Marker.isIn(known.text(), marker))
                        .forEach(found::add);
                from = list.next();
            } catch (JsonProcessingException damaged) {
                return new Search(
                        List.of(),
                        new Delivery.Later(
                                call.uri().getHost() + " answered something that is not JSON", Duration.ZERO));
            }
        }
        return new Search(found, null);
    }

    private HttpExchange send(CommentApi api, HostRequest call) throws InterruptedException {
        return http.exchange(call.method(), call.uri(), call.body(), api.headers(), LARGEST_LIST);
    }

    private Delivery meaning(HostRequest call, HttpExchange exchange) {
        if (exchange instanceof HttpExchange.Failed failed) {
            return failed.why();
        }
        HttpExchange.Answered answer = (HttpExchange.Answered) exchange;
        if (answer.isSuccess()) {
            return new Delivery.Delivered(id(answer.body()));
        }
        String host = call.uri().getHost();
        if (isLimited(answer)) {
            return new Delivery.Later(host + " limits the rate", wait(answer));
        }
        return switch (answer.status()) {
            case 401 -> new Delivery.Refused(host + " answered 401: the token is wrong or has expired");
            case 403 -> new Delivery.Refused(host + " answered 403: the token may not comment there");
            case 404 ->
                new Delivery.Refused(
                        host + " answered 404: there is no such change request, or the token may not see it");
            case 409 -> new Delivery.Later(host + " answered 409: somebody else changed the comment", Duration.ZERO);
            default -> http.refusal(call.uri(), answer);
        };
    }

    /** GitHub answers 403 where others answer 429 ("Rate limits for the REST API"). */
    private static boolean isLimited(HttpExchange.Answered answer) {
        boolean named = answer.headers().firstValue("Retry-After").isPresent()
                || answer.headers()
                        .firstValue("X-RateLimit-Remaining")
                        .filter("0"::equals)
                        .isPresent();
        return answer.status() == 429 || answer.status() == 403 && named;
    }

    /** The wait that a host requests: GitHub and GitLab name a moment, others a duration. */
    private Duration wait(HttpExchange.Answered answer) {
        for (String header : List.of("X-RateLimit-Reset", "RateLimit-Reset")) {
            Optional<String> reset = answer.headers().firstValue(header).filter(text -> text.matches("\\d{9,12}"));
            if (answer.headers().firstValue("Retry-After").isEmpty() && reset.isPresent()) {
                return http.until(Long.parseLong(reset.get()));
            }
        }
        return http.after(answer);
    }

    private static String id(String body) {
        try {
            return AlertJson.MAPPER.readTree(body).path("id").asText();
        } catch (JsonProcessingException none) {
            return "";
        }
    }

    private CommentApi api() {
        String token = account.token().reveal();
        return switch (account.host()) {
            case GITHUB -> GitHubApi.gitHub(account.api(), token);
            case GITLAB -> new GitLabApi(account.api(), token);
            case BITBUCKET_CLOUD -> new BitbucketCloudApi(account.api(), account.authorization());
            case BITBUCKET_DATA_CENTER -> new BitbucketDataCenterApi(account.api(), account.authorization());
            case GITEA -> GitHubApi.gitea(account.api(), token);
            case GERRIT -> throw new IllegalStateException("Gerrit's comments cannot be changed");
        };
    }
}
