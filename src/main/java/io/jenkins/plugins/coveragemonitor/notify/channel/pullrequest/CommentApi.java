package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import java.util.Map;

/** How a code host lists, creates, changes and deletes comments on a change request, by its documented API. */
interface CommentApi {
    /** How many comments are requested at a time. */
    int PAGE = 100;

    /** The headers of every request: credentials and media type. */
    Map<String, String> headers();

    /** The start of {@link #list}. */
    default int first() {
        return 1;
    }

    HostRequest list(RequestPlace place, int from);

    /** Reads the answer to {@link #list}. */
    CommentList read(JsonNode answer, int from);

    HostRequest create(RequestPlace place, String text);

    HostRequest update(RequestPlace place, CommentList.Known comment, String text);

    HostRequest delete(RequestPlace place, CommentList.Known comment);

    /** The request for the change request itself. */
    HostRequest request(RequestPlace place);

    /** Whether the answer to {@link #request} says that it was merged, declined or closed. */
    boolean isOver(JsonNode answer);

    /** A JSON object with one text. */
    static String json(String field, String text) {
        return AlertJson.write(AlertJson.MAPPER.createObjectNode().put(field, text));
    }
}
