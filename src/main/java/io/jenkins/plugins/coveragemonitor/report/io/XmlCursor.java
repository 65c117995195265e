package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the elements of one XML report. Namespaces and their prefixes are ignored, a DOCTYPE is skipped, no entity
 * is expanded, and any error in the XML ends in an {@link UnreadableReportException}.
 *
 * <p>Names of attributes must be constants, never strings made at run time.
 *
 * <p>Typical use: {@code while (xml.next()) { if (xml.isStart()) switch (xml.name()) … }}.
 */
public final class XmlCursor extends XmlAttributes implements AutoCloseable {
    private final TagLimit limit;
    private final XmlNames names;
    private final @Nullable Consumer<String> comments;
    private final String[] open = new String[Limits.DEPTH];
    private int depth;
    private boolean start;
    private boolean leaving;
    private long elements;

    private XmlCursor(
            XMLStreamReader2 reader,
            TagLimit limit,
            @Nullable CoverageSink problems,
            NamePool names,
            @Nullable Consumer<String> comments) {
        super(reader, problems, names);
        this.limit = limit;
        this.names = XmlNames.of(reader);
        this.comments = comments;
    }

    /**
     * Starts before the root.
     *
     * @param in the report's bytes, which stay open
     * @param problems collects the places of values that are not numbers
     * @throws UnreadableReportException if its declared encoding does not exist
     */
    public static XmlCursor of(InputStream in, @Nullable CoverageSink problems) throws IOException {
        return of(in, problems, new NamePool(), null);
    }

    /** A cursor with a pool of names from earlier reports. */
    public static XmlCursor of(InputStream in, CoverageSink problems, NamePool names) throws IOException {
        return of(in, problems, names, null);
    }

    /** A cursor that also passes on the text of short comments, except within a text that is read. */
    public static XmlCursor of(InputStream in, CoverageSink problems, Consumer<String> comments) throws IOException {
        return of(in, problems, new NamePool(), comments);
    }

    private static XmlCursor of(
            InputStream in, @Nullable CoverageSink problems, NamePool names, @Nullable Consumer<String> comments)
            throws IOException {
        TagLimit limit = new TagLimit();
        return new XmlCursor(XmlSource.open(in, limit), limit, problems, names, comments);
    }

    /**
     * Goes to the root, which must have this name.
     *
     * @param what the expected kind of report, such as {@code a JaCoCo XML report}
     */
    public void root(String name, String what) throws IOException {
        root(List.of(name), what);
    }

    /** Goes to the root, which must have one of these names. */
    public void root(List<String> names, String what) throws IOException {
        next();
        if (!names.contains(name())) {
            throw new UnreadableReportException("has the root element <" + NameText.shown(name()) + "> at " + place()
                    + ", but " + what + " begins with <" + names.get(0) + ">; give it under its own format");
        }
    }

    /** Goes to the next start or end of an element; {@code false} behind the root. */
    public boolean next() throws IOException {
        if (leaving) {
            leaving = false;
            depth--;
        }
        while (true) {
            int event = event();
            if (event == XMLStreamConstants.START_ELEMENT) {
                enter();
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                start = false;
                leaving = true;
                return true;
            }
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
            if (event == XMLStreamConstants.COMMENT) {
                comment();
            }
        }
    }

    private void comment() throws IOException {
        if (comments == null) {
            return;
        }
        limit.reading(true);
        try {
            if (reader.getTextLength() < Limits.NAME) {
                comments.accept(reader.getText());
            }
        } catch (RuntimeException e) {
            throw XmlSource.sentence(e, reader, name());
        }
        limit.reading(false);
    }

    private void requireFewNames() throws UnreadableReportException {
        if (names.areTooMany()) {
            throw new UnreadableReportException("has more than " + Limits.XML_NAMES
                    + " different names of elements and attributes at " + place()
                    + ", as no report has; check the tool that wrote it");
        }
    }

    private int event() throws IOException {
        try {
            int event = reader.next();
            if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableReportException("uses the entity &" + NameText.shown(reader.getLocalName())
                        + "; at " + place() + ", and entities are never expanded; write its text instead");
            }
            if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
                // Its target is a name as well.
                requireFewNames();
            }
            return event;
        } catch (XMLStreamException | RuntimeException e) {
            throw XmlSource.sentence(e, reader, depth == 0 ? null : open[depth - 1]);
        }
    }

    private void enter() throws UnreadableReportException {
        if (depth == open.length) {
            throw new UnreadableReportException("nests more than " + Limits.DEPTH + " elements at " + place()
                    + ", as no report does; check the tool that wrote it");
        }
        if (++elements > Limits.ELEMENTS) {
            throw new UnreadableReportException(
                    "has more than " + Limits.ELEMENTS + " elements, the limit for one report; split it by module");
        }
        requireFewNames();
        open[depth++] = reader.getLocalName();
        startSearch();
        start = true;
    }

    /** Skips to the end of the current element; the next event is the one behind it. */
    public void skip() throws IOException {
        int level = depth;
        while (start || depth > level) {
            next();
        }
    }

    /** The text of the current element without that of nested elements; moves to its end. */
    public String text() throws IOException {
        return checked(content());
    }

    /** Like {@link #text}, for a message: it is cut off if it is too long, which does not harm the report. */
    public String message() throws IOException {
        return cut(content());
    }

    private String content() throws IOException {
        StringBuilder text = new StringBuilder();
        int level = depth;
        limit.reading(true);
        while (true) {
            switch (event()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> append(text);
                case XMLStreamConstants.START_ELEMENT -> {
                    enter();
                    skip();
                    leaving = false;
                    depth = level;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    start = false;
                    leaving = true;
                    limit.reading(false);
                    return text.toString().strip();
                }
                default -> {}
            }
        }
    }

    private void append(StringBuilder text) throws IOException {
        if (text.length() > Limits.NAME) {
            return;
        }
        try {
            text.append(reader.getText());
        } catch (RuntimeException e) {
            throw XmlSource.sentence(e, reader, open[depth - 1]);
        }
    }

    /** Goes to the next start of an element; {@code false} after the root. */
    public boolean nextStart() throws IOException {
        return nextStart(-1);
    }

    /**
     * Goes to the next start of an element inside another.
     *
     * @param level the depth of the other
     * @return {@code false} at its end
     */
    public boolean nextStart(int level) throws IOException {
        while (next() && depth() > level) {
            if (isStart()) {
                return true;
            }
        }
        return false;
    }

    /** Whether an element starts here (rather than ends). */
    public boolean isStart() {
        return start;
    }

    /** The element's local name. */
    public String name() {
        return depth == 0 ? "" : open[depth - 1];
    }

    /** The depth of the element, the same at its start and its end; the root is 1. */
    public int depth() {
        return depth;
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
