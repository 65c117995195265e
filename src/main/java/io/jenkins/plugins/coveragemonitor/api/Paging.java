package io.jenkins.plugins.coveragemonitor.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The requested page of a list.
 *
 * @param limit the most entries to return
 * @param offset how many to skip
 * @param query the other parameters, for the links (RFC 8288) to the pages before and after it
 */
record Paging(int limit, int offset, Map<String, List<String>> query) {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    static Paging of(ApiRequest request) {
        QueryParameters parameters = new QueryParameters(request.query());
        return new Paging(
                parameters.number("limit", USUAL, 1, MOST),
                parameters.number("offset", 0, 0, Integer.MAX_VALUE),
                request.query());
    }

    /**
     * A page of a list.
     *
     * @param problems why the list may lack entries, one sentence each; absent if it is whole
     */
    private record Page(
            List<?> items,
            int total,
            int limit,
            int offset,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> problems) {}

    /** Creates an item of a list. */
    @FunctionalInterface
    interface Item<T> {
        Object of(T key) throws IOException;
    }

    <T> ApiResponse page(List<T> all, Item<T> item, String address, List<String> problems) throws IOException {
        int from = Math.min(offset, all.size());
        int to = (int) Math.min((long) from + limit, all.size());
        List<Object> items = new ArrayList<>();
        for (T key : all.subList(from, to)) {
            items.add(item.of(key));
        }
        ApiResponse response = ApiResponse.ok(new Page(items, all.size(), limit, offset, problems));
        List<String> links = new ArrayList<>();
        if (from > 0) {
            links.add(link(address, Math.max(0, from - limit), "prev"));
        }
        if (to < all.size()) {
            links.add(link(address, to, "next"));
        }
        return links.isEmpty() ? response : response.with("Link", String.join(", ", links));
    }

    private String link(String address, int at, String relation) {
        Map<String, List<String>> parameters = new TreeMap<>(query);
        parameters.put("limit", List.of(Integer.toString(limit)));
        parameters.put("offset", List.of(Integer.toString(at)));
        StringBuilder link = new StringBuilder("<").append(address);
        char before = '?';
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                link.append(before)
                        .append(encoded(parameter.getKey()))
                        .append('=')
                        .append(encoded(value));
                before = '&';
            }
        }
        return link.append(">; rel=\"").append(relation).append('"').toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
