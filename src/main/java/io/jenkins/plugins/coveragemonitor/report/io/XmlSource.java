package io.jenkins.plugins.coveragemonitor.report.io;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * Opens the XML parser so that a file can do no harm, and turns its exceptions into sentences.
 *
 * <p>The parser is Aalto, which has no code to load a DTD or to expand an entity. Each report gets a factory of its
 * own, because a factory keeps every name that it has seen.
 */
public final class XmlSource {
    /** The end of the sentence for a truncated file. */
    static final String TRUNCATED = "the file is truncated";

    /** How many bytes of a declaration are searched for its encoding. */
    private static final int DECLARATION = 256;

    private static final Pattern ENCODING = Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']");

    /** The encodings that the parser itself decodes, with or without a byte order mark. */
    private static final Set<String> OWN = Set.of("", "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "utf-16");

    /** The byte order mark of UTF-8, each byte as a character. */
    private static final String MARK = "\u00EF\u00BB\u00BF";

    private static final Charset UTF_32 = Charset.forName("UTF-32");

    private XmlSource() {}

    /** Opens a parser for bytes, in the encoding of their byte order mark or declaration. */
    public static XMLStreamReader2 open(InputStream in, TagLimit limit) throws IOException {
        InputStream bytes = in.markSupported() ? in : new BufferedInputStream(in, FilePrefix.LIMIT);
        bytes.mark(DECLARATION);
        String start = new String(bytes.readNBytes(DECLARATION), StandardCharsets.ISO_8859_1);
        bytes.reset();
        int blanks = blanksBeforeDeclaration(start);
        bytes.skipNBytes(blanks);
        start = start.substring(blanks);
        Charset charset = foreign(start);
        try {
            InputFactoryImpl factory = factory();
            if (charset != null) {
                return (XMLStreamReader2)
                        factory.createXMLStreamReader(limit.on(new InputStreamReader(bytes, charset)));
            }
            return (XMLStreamReader2)
                    (bytes instanceof ArraySlice slice
                            ? factory.createXMLStreamReader(slice.rest())
                            : factory.createXMLStreamReader(limit.on(bytes)));
        } catch (XMLStreamException e) {
            throw sentence(e, null, null);
        }
    }

    /**
     * How many bytes of blanks precede the declaration, or of byte order marks beyond the first: shells and templates
     * leave them there, and no parser accepts them.
     */
    private static int blanksBeforeDeclaration(String start) {
        int marks = 0;
        while (start.startsWith(MARK, marks)) {
            marks += MARK.length();
        }
        int at = marks;
        while (at < start.length() && " \t\r\n".indexOf(start.charAt(at)) >= 0) {
            at++;
        }
        return at > marks && start.startsWith("<?xml", at) ? at : Math.max(0, marks - MARK.length());
    }

    /** A factory for the parser of one report. */
    public static InputFactoryImpl factory() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.configureForSpeed();
        factory.setProperty(XMLInputFactory2.P_INTERN_NAMES, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** Whether a file with this beginning is in UTF-8, declared or by default. */
    public static boolean isUtf8(String start) {
        Matcher declared = ENCODING.matcher(start);
        return !declared.find() || declared.group(1).toLowerCase(Locale.ROOT).matches("utf-?8");
    }

    /** An encoding that the parser does not decode itself, {@code null} if it does. */
    private static @Nullable Charset foreign(String start) throws UnreadableReportException {
        if (start.startsWith("\u00FF\u00FE\0\0") || start.startsWith("\0\0\u00FE\u00FF")) {
            return UTF_32;
        }
        if (start.startsWith("\u00FE\u00FF") || start.startsWith("\u00FF\u00FE")) {
            // The mark takes precedence over the declaration, which some shells leave at UTF-8 when they write UTF-16.
            return StandardCharsets.UTF_16;
        }
        Charset unmarked = Utf16.of(start.getBytes(StandardCharsets.ISO_8859_1), start.length());
        if (unmarked != null) {
            return unmarked;
        }
        Matcher declared = ENCODING.matcher(start);
        if (!declared.find()) {
            return null;
        }
        String name = declared.group(1).toLowerCase(Locale.ROOT);
        if (OWN.contains(name)) {
            // A text that was converted to UTF-16 and back often keeps its declaration.
            return name.equals("utf-16") ? StandardCharsets.UTF_8 : null;
        }
        try {
            Charset charset = Charset.forName(declared.group(1));
            boolean isWide = charset.name().contains("UTF-16") || charset.name().contains("UTF-32");
            // What could be read byte by byte so far has no characters of two or four bytes, whatever it declares.
            return isWide ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnreadableReportException(
                    "declares the encoding " + NameText.shown(declared.group(1))
                            + ", which does not exist; let the tool write UTF-8",
                    e);
        }
    }

    /**
     * The sentence for an exception of the parser.
     *
     * @param reader the parser, {@code null} if it could not be opened
     * @param inside the innermost open element, {@code null} outside the root
     */
    public static IOException sentence(Exception thrown, @Nullable XMLStreamReader2 reader, @Nullable String inside) {
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return io;
            }
        }
        String what = firstLine(thrown);
        String place = place(thrown, reader);
        if (what.toLowerCase(Locale.ROOT).startsWith("unexpected end-of-input")) {
            return new UnreadableReportException(
                    inside == null
                            ? "ends" + place + " without a root element; " + TRUNCATED
                            : "ends inside <" + NameText.shown(inside) + ">" + place + "; " + TRUNCATED,
                    thrown);
        }
        if (what.contains("in epilog") || what.startsWith("Second root element")) {
            return new UnreadableReportException(
                    "goes on behind the end of its root element" + place
                            + "; let the tool write the file, not its console output, and not append to it",
                    thrown);
        }
        if (what.startsWith("Unexpanded ENTITY_REFERENCE")) {
            return new UnreadableReportException(
                    "has an entity or a bare & in an attribute" + place
                            + ", and entities are never expanded; write &amp; or the text itself",
                    thrown);
        }
        if (what.startsWith("Illegal XML character") || what.startsWith("Invalid UTF-8")) {
            return new UnreadableReportException(
                    "has bytes that are not text in its encoding" + place + "; let the tool write UTF-8", thrown);
        }
        return new UnreadableReportException(
                "is not well-formed XML" + place + " (" + NameText.shown(what) + "); write the report again", thrown);
    }

    private static String place(Exception thrown, @Nullable XMLStreamReader2 reader) {
        if (thrown instanceof XMLStreamException stax && stax.getLocation() != null) {
            return " at line " + stax.getLocation().getLineNumber();
        }
        return reader == null ? "" : " at line " + reader.getLocation().getLineNumber();
    }

    private static String firstLine(Exception thrown) {
        String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
