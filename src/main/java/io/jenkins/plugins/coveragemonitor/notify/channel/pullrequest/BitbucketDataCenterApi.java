package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest.CommentList.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bitbucket Data Center's REST API, version 1.0, "Pull Requests": comments are listed among the activities, and a
 * change of one must name its version.
 */
final class BitbucketDataCenterApi implements CommentApi {
    private final String api;
    private final String authorization;

    BitbucketDataCenterApi(String api, String authorization) {
        this.api = api;
        this.authorization = authorization;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Authorization", authorization);
    }

    /** A person's repositories are in a project named after the person. */
    private String pullRequest(RequestPlace place) {
        String repository = place.repository().replaceFirst("^users/", "projects/~");
        return api + "/" + repository + "/pull-requests/" + place.number();
    }

    @Override
    public HostRequest request(RequestPlace place) {
        return HostRequest.get(pullRequest(place));
    }

    @Override
    public boolean isOver(JsonNode answer) {
        return Set.of("MERGED", "DECLINED").contains(answer.path("state").asText());
    }

    @Override
    public int first() {
        return 0;
    }

    @Override
    public HostRequest list(RequestPlace place, int from) {
        return HostRequest.get(pullRequest(place) + "/activities?limit=" + PAGE + "&start=" + from);
    }

    @Override
    public CommentList read(JsonNode answer, int from) {
        List<Known> comments = new ArrayList<>();
        for (JsonNode activity : answer.path("values")) {
            JsonNode comment = activity.path("comment");
            if (activity.path("action").asText().equals("COMMENTED") && comment.has("id")) {
                comments.add(new Known(
                        comment.path("id").asText(),
                        comment.path("version").asLong(),
                        comment.path("text").asText()));
            }
        }
        boolean last = answer.path("isLastPage").asBoolean(true);
        return new CommentList(
                comments, last ? -1 : answer.path("nextPageStart").asInt(-1));
    }

    @Override
    public HostRequest create(RequestPlace place, String text) {
        return HostRequest.of("POST", pullRequest(place) + "/comments", CommentApi.json("text", text));
    }

    @Override
    public HostRequest update(RequestPlace place, Known comment, String text) {
        String body = AlertJson.write(
                AlertJson.MAPPER.createObjectNode().put("text", text).put("version", comment.version()));
        return HostRequest.of("PUT", pullRequest(place) + "/comments/" + comment.id(), body);
    }

    @Override
    public HostRequest delete(RequestPlace place, Known comment) {
        return HostRequest.delete(pullRequest(place) + "/comments/" + comment.id() + "?version=" + comment.version());
    }
}
