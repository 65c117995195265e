package io.jenkins.plugins.coveragemonitor.report.format.v8;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The comment in a script that names its source map (ECMA-426, "Linking generated code to source maps"). */
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

    /** Whether the comment itself contains the map. */
    boolean isInline() {
        return url.startsWith(DATA);
    }

    /** The map in the comment itself; empty if it is damaged or its encoding is unknown. */
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

    /** The address for people, unless it is the map itself. */
    String text() {
        return isInline() ? "the inline source map" : "the source map " + url;
    }
}
