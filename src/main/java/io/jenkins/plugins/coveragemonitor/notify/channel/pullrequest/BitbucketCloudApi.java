package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest.CommentList.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bitbucket Cloud's REST API, version 2.0, "Pullrequests", comments. */
final class BitbucketCloudApi implements CommentApi {
    private final String api;
    private final String authorization;

    BitbucketCloudApi(String api, String authorization) {
        this.api = api;
        this.authorization = authorization;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Authorization", authorization);
    }

    private String pullRequest(RequestPlace place) {
        return api + "/repositories/" + place.repository() + "/pullrequests/" + place.number();
    }

    private String comments(RequestPlace place) {
        return pullRequest(place) + "/comments";
    }

    @Override
    public HostRequest request(RequestPlace place) {
        return HostRequest.get(pullRequest(place));
    }

    @Override
    public boolean isOver(JsonNode answer) {
        return Set.of("MERGED", "DECLINED", "SUPERSEDED")
                .contains(answer.path("state").asText());
    }

    @Override
    public HostRequest list(RequestPlace place, int from) {
        return HostRequest.get(comments(place) + "?pagelen=" + PAGE + "&page=" + from);
    }

    @Override
    public CommentList read(JsonNode answer, int from) {
        List<Known> comments = new ArrayList<>();
        for (JsonNode comment : answer.path("values")) {
            if (!comment.path("deleted").asBoolean()) {
                String text = comment.path("content").path("raw").asText();
                comments.add(new Known(comment.path("id").asText(), 0, text));
            }
        }
        return new CommentList(comments, answer.has("next") ? from + 1 : -1);
    }

    private static String content(String text) {
        ObjectNode body = AlertJson.MAPPER.createObjectNode();
        body.putObject("content").put("raw", text);
        return AlertJson.write(body);
    }

    @Override
    public HostRequest create(RequestPlace place, String text) {
        return HostRequest.of("POST", comments(place), content(text));
    }

    @Override
    public HostRequest update(RequestPlace place, Known comment, String text) {
        return HostRequest.of("PUT", comments(place) + "/" + comment.id(), content(text));
    }

    @Override
    public HostRequest delete(RequestPlace place, Known comment) {
        return HostRequest.delete(comments(place) + "/" + comment.id());
    }
}
