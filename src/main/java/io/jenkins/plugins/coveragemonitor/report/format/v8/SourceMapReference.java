package io.jenkins.plugins.coveragemonitor.report.format.v8;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The comment with which a script says where its source map is (ECMA-426, "Linking generated code to source maps"). */
record SourceMapReference(String url) {
    private static final String NAME = "sourceMappingURL=";
    private static final String DATA = "data:";
    private static final String BASE64 = ";base64";

    /** The last such comment of a script. */
    static Optional<SourceMapReference> in(String text) {
        int name = text.lastIndexOf(NAME);
        if (name < 4 || !text.substring(name - 4, name).matches("//[#@][ \\t]")) {
            return Optional.empty();
        }
        int from = name + NAME.length();
        int end = from;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end == from ? Optional.empty() : Optional.of(new SourceMapReference(text.substring(from, end)));
    }

    /** Whether the map stands in the comment itself. */
    boolean isInline() {
        return url.startsWith(DATA);
    }

    /** The map that stands in the comment itself; nothing if it is damaged or written in a way that is not known. */
    Optional<byte[]> inline() {
        int comma = url.indexOf(',');
        if (comma < 0) {
            return Optional.empty();
        }
        String content = url.substring(comma + 1);
        try {
            return Optional.of(
                    url.substring(0, comma).endsWith(BASE64)
                            ? Base64.getDecoder().decode(content)
                            : java.net.URLDecoder.decode(content.replace("+", "%2B"), StandardCharsets.UTF_8)
                                    .getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** In words: the address, unless it is the map itself. */
    String text() {
        return isInline() ? "the inline source map" : "the source map " + url;
    }
}
