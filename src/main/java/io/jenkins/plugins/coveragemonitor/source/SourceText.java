package io.jenkins.plugins.coveragemonitor.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a source file from its bytes. */
public final class SourceText {
    /** Longer lines are generated: nobody reads their ends, and the page would suffer. */
    static final int MAX_LINE = 2_000;

    private static final int MAX_LINES = 200_000;

    private SourceText() {}

    /**
     * The lines of a file without their ends; a very long one is cut and ends with an ellipsis.
     *
     * @param charset the encoding; {@code null} for that of the byte order mark, else UTF-8, or ISO-8859-1 if it is not
     * valid UTF-8
     */
    public static List<String> lines(byte[] content, @Nullable Charset charset) {
        String text = text(content, charset);
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length() && lines.size() < MAX_LINES; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                lines.add(cut(text, from, i));
                i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
                from = i + 1;
            }
        }
        if (from < text.length() && lines.size() < MAX_LINES) {
            lines.add(cut(text, from, text.length()));
        }
        return lines;
    }

    private static String cut(String text, int from, int to) {
        return to - from <= MAX_LINE ? text.substring(from, to) : text.substring(from, from + MAX_LINE) + "…";
    }

    private static String text(byte[] content, @Nullable Charset charset) {
        int[] mark = {0};
        Charset marked = marked(content, mark);
        byte[] bytes = mark[0] == 0 ? content : java.util.Arrays.copyOfRange(content, mark[0], content.length);
        if (marked != null) {
            return new String(bytes, marked);
        }
        if (charset != null) {
            return new String(bytes, charset);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException another) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** The encoding of a byte order mark, and its length. */
    private static @Nullable Charset marked(byte[] content, int[] length) {
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            length[0] = 3;
            return StandardCharsets.UTF_8;
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            length[0] = 2;
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(content, 0xFF, 0xFE)) {
            length[0] = 2;
            return StandardCharsets.UTF_16LE;
        }
        return null;
    }

    private static boolean startsWith(byte[] content, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
