package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest.CommentList.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** GitHub's REST API, version 2022-11-28, "Issue comments"; Gitea and Forgejo have the same form. */
final class GitHubApi implements CommentApi {
    private final String api;
    private final Map<String, String> headers;

    GitHubApi(String api, Map<String, String> headers) {
        this.api = api;
        this.headers = headers;
    }

    static GitHubApi gitHub(String api, String token) {
        return new GitHubApi(
                api,
                Map.of(
                        "Authorization", "Bearer " + token,
                        "Accept", "application/vnd.github+json",
                        "X-GitHub-Api-Version", "2022-11-28"));
    }

    static GitHubApi gitea(String api, String token) {
        return new GitHubApi(api, Map.of("Authorization", "token " + token, "Accept", "application/json"));
    }

    @Override
    public Map<String, String> headers() {
        return headers;
    }

    private String comments(RequestPlace place) {
        return api + "/repos/" + place.repository() + "/issues/" + place.number() + "/comments";
    }

    @Override
    public HostRequest request(RequestPlace place) {
        return HostRequest.get(api + "/repos/" + place.repository() + "/pulls/" + place.number());
    }

    @Override
    public boolean isOver(JsonNode answer) {
        return answer.path("state").asText().equals("closed");
    }

    private String comment(RequestPlace place, Known comment) {
        return api + "/repos/" + place.repository() + "/issues/comments/" + comment.id();
    }

    @Override
    public HostRequest list(RequestPlace place, int from) {
        return HostRequest.get(comments(place) + "?per_page=" + PAGE + "&limit=" + PAGE + "&page=" + from);
    }

    @Override
    public CommentList read(JsonNode answer, int from) {
        List<Known> comments = new ArrayList<>();
        answer.forEach(comment -> comments.add(
                new Known(comment.path("id").asText(), 0, comment.path("body").asText())));
        return new CommentList(comments, answer.size() < PAGE ? -1 : from + 1);
    }

    @Override
    public HostRequest create(RequestPlace place, String text) {
        return HostRequest.of("POST", comments(place), CommentApi.json("body", text));
    }

    @Override
    public HostRequest update(RequestPlace place, Known comment, String text) {
        return HostRequest.of("PATCH", comment(place, comment), CommentApi.json("body", text));
    }

    @Override
    public HostRequest delete(RequestPlace place, Known comment) {
        return HostRequest.delete(comment(place, comment));
    }
}
