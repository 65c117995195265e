package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest.CommentList.Known;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * GitLab's REST API, version 4, "Notes".
 *
 * @param api its address
 * @param token a token with the scope {@code api}
 */
record GitLabApi(String api, String token) implements CommentApi {
    @Override
    public Map<String, String> headers() {
        return Map.of("PRIVATE-TOKEN", token);
    }

    @Override
    public HostRequest request(RequestPlace place) {
        return HostRequest.get(mergeRequest(place));
    }

    @Override
    public boolean isOver(JsonNode answer) {
        return Set.of("merged", "closed").contains(answer.path("state").asText());
    }

    private String notes(RequestPlace place) {
        return mergeRequest(place) + "/notes";
    }

    private String mergeRequest(RequestPlace place) {
        String project = URLDecoder.decode(place.repository().replace("+", "%2B"), StandardCharsets.UTF_8);
        String id = URLEncoder.encode(project, StandardCharsets.UTF_8).replace("+", "%20");
        return api + "/projects/" + id + "/merge_requests/" + place.number();
    }

    @Override
    public HostRequest list(RequestPlace place, int from) {
        return HostRequest.get(notes(place) + "?per_page=" + PAGE + "&page=" + from);
    }

    @Override
    public CommentList read(JsonNode answer, int from) {
        List<Known> comments = new ArrayList<>();
        answer.forEach(note -> comments.add(
                new Known(note.path("id").asText(), 0, note.path("body").asText())));
        return new CommentList(comments, answer.size() < PAGE ? -1 : from + 1);
    }

    @Override
    public HostRequest create(RequestPlace place, String text) {
        return HostRequest.of("POST", notes(place), CommentApi.json("body", text));
    }

    @Override
    public HostRequest update(RequestPlace place, Known comment, String text) {
        return HostRequest.of("PUT", notes(place) + "/" + comment.id(), CommentApi.json("body", text));
    }

    @Override
    public HostRequest delete(RequestPlace place, Known comment) {
        return HostRequest.delete(notes(place) + "/" + comment.id());
    }

    @Override
    public String toString() {
        return "GitLab at " + api;
    }
}
