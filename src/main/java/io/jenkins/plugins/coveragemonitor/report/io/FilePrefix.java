package io.jenkins.plugins.coveragemonitor.report.io;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a file, unpacked, from which its format is recognised.
 */
public final class FilePrefix {
    /** How many bytes of a file are read to recognise it: 64 KiB hold any prolog, licence comment and root. */
    public static final int LIMIT = 64 * 1024;

    /** The byte order mark. */
    private static final char MARK = '\uFEFF';

    private final byte[] bytes;
    private @Nullable String text;
    private @Nullable XmlPrefix xml;
    private @Nullable JsonPrefix json;

    /** The first bytes of a file; at most {@link #LIMIT} are used. */
    public FilePrefix(byte[] bytes) {
        this.bytes = bytes.length <= LIMIT ? bytes.clone() : java.util.Arrays.copyOf(bytes, LIMIT);
    }

    /** The number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** One byte, 0 to 255. */
    public int at(int index) {
        return bytes[index] & 0xFF;
    }

    /** Whether the file begins with these bytes, each 0 to 255. */
    public boolean startsWith(int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (at(i) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether some bytes are at an offset, each given as the character of its value. */
    boolean has(int place, String bytesThere) {
        if (length() < place + bytesThere.length()) {
            return false;
        }
        for (int i = 0; i < bytesThere.length(); i++) {
            if (at(place + i) != bytesThere.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The bytes as text: UTF-16 if they are, with or without a byte order mark, or else UTF-8; damaged characters are replaced. */
    public String text() {
        if (text == null) {
            text = decode();
        }
        return text;
    }

    /** The bytes as XML; without a root if they are not XML. Scanned once for all callers. */
    public XmlPrefix xml() {
        if (xml == null) {
            xml = XmlPrefix.of(this);
        }
        return xml;
    }

    /** The bytes as JSON, as far as they are JSON. Scanned once for all callers. */
    public JsonPrefix json() {
        if (json == null) {
            json = JsonPrefix.of(this);
        }
        return json;
    }

    /** Whether the file continues beyond these bytes. */
    public boolean isCutOff() {
        return bytes.length == LIMIT;
    }

    /** Whether this is text in UTF-8, declared or by default: no other encoding, no binary file. */
    public boolean isUtf8() {
        // XML may quote the output of a program, with a bell or a backspace in it.
        int lowest = text().stripLeading().startsWith("<") ? 1 : '\t';
        for (int i = 0; i < bytes.length; i++) {
            // Bytes that only UTF-16, UTF-32 and binary files have.
            if (bytes[i] >= 0 && bytes[i] < lowest) {
                return false;
            }
        }
        return !startsWith(0xFE, 0xFF)
                && !startsWith(0xFF, 0xFE)
                && XmlSource.isUtf8(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** The bytes as a stream. */
    public InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    private String decode() {
        Charset utf16 = Utf16.of(bytes, bytes.length);
        String decoded = new String(bytes, utf16 == null ? StandardCharsets.UTF_8 : utf16);
        int begin = 0;
        // More than one is there if files were appended to one another.
        while (begin < decoded.length() && decoded.charAt(begin) == MARK) {
            begin++;
        }
        return decoded.substring(begin);
    }
}
