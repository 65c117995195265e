package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import java.util.Map;

/** How a code host lists, writes, changes and deletes comments of a change request, by its documented API. */
interface CommentApi {
    /** How many comments are asked for at a time. */
    int PAGE = 100;

    /** The headers of every request: who asks, and in which form. */
    Map<String, String> headers();

    /** Where {@link #list} begins. */
    default int first() {
        return 1;
    }

    HostRequest list(RequestPlace place, int from);

    /** What a list says. */
    CommentList read(JsonNode answer, int from);

    HostRequest create(RequestPlace place, String text);

    HostRequest update(RequestPlace place, CommentList.Known comment, String text);

    HostRequest delete(RequestPlace place, CommentList.Known comment);

    /** Asks for the change request itself. */
    HostRequest request(RequestPlace place);

    /** Whether the answer to {@link #request} says that it was merged, declined or closed. */
    boolean isOver(JsonNode answer);

    /** The JSON of one text. */
    static String json(String field, String text) {
        return AlertJson.write(AlertJson.MAPPER.createObjectNode().put(field, text));
    }
}
