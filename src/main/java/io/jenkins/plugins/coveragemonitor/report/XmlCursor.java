package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.typed.TypedValueDecoder;

/**
 * A walk over the elements of one XML report. Namespaces and their prefixes are ignored, a DOCTYPE is skipped, no entity
 * is expanded, and whatever is wrong with the XML ends in an {@link UnreadableReportException}.
 *
 * <p>Names of attributes are given as constants, never as strings made at run time.
 *
 * <p>Typical use: {@code while (xml.next()) { if (xml.isStart()) switch (xml.name()) … }}.
 */
final class XmlCursor implements AutoCloseable {
    private final XMLStreamReader2 reader;
    private final CoverageSink problems;
    private final Consumer<String> comments;
    private final XmlNumber number = new XmlNumber();
    private final XmlFraction fraction = new XmlFraction();
    private final XmlWord word = new XmlWord();
    private final NamePool pool = new NamePool();
    private final String[] open = new String[Limits.DEPTH];
    private int depth;
    private boolean start;
    private boolean leaving;
    private long elements;
    private int found = -1;

    private XmlCursor(XMLStreamReader2 reader, CoverageSink problems, Consumer<String> comments) {
        this.reader = reader;
        this.problems = problems;
        this.comments = comments;
    }

    /**
     * Begins before the root.
     *
     * @param in the report's bytes, which stay open
     * @param problems where numbers are told that are none
     * @throws UnreadableReportException if the encoding that it names does not exist
     */
    static XmlCursor of(InputStream in, CoverageSink problems) throws IOException {
        return new XmlCursor(XmlSource.open(in), problems, null);
    }

    /** The same, telling the text of each comment outside of a text that is read; short ones only. */
    static XmlCursor of(InputStream in, CoverageSink problems, Consumer<String> comments) throws IOException {
        return new XmlCursor(XmlSource.open(in), problems, comments);
    }

    /** Walks over the beginning of a file; ends in an exception where the beginning is cut off. */
    static XmlCursor of(Head head) throws IOException {
        return new XmlCursor(XmlSource.open(head.stream()), null, null);
    }

    /**
     * Goes to the root, which must have this name.
     *
     * @param what the report it should be, such as {@code a JaCoCo XML report}
     */
    void root(String name, String what) throws IOException {
        root(List.of(name), what);
    }

    /** Goes to the root, which must have one of these names. */
    void root(List<String> names, String what) throws IOException {
        next();
        if (!names.contains(name())) {
            throw new UnreadableReportException("has the root element <" + Names.shown(name()) + "> at " + place()
                    + ", but " + what + " begins with <" + names.get(0) + ">; give it under its own format");
        }
    }

    /** Goes to the next start or end of an element; {@code false} behind the root. */
    boolean next() throws IOException {
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
        try {
            if (comments != null && reader.getTextLength() < Limits.NAME) {
                comments.accept(reader.getText());
            }
        } catch (RuntimeException e) {
            throw XmlSource.sentence(e, reader, name());
        }
    }

    private int event() throws IOException {
        try {
            int event = reader.next();
            if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableReportException("uses the entity &" + Names.shown(reader.getLocalName()) + "; at "
                        + place() + ", and entities are never expanded; write its text instead");
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
        open[depth++] = reader.getLocalName();
        found = -1;
        start = true;
    }

    /** Goes to the end of the current element; the next event is the one behind it. */
    void skip() throws IOException {
        int level = depth;
        while (start || depth > level) {
            next();
        }
    }

    /** The text in the current element without that of elements in it; goes to its end. */
    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        int level = depth;
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

    /** Whether an element starts here, and not ends. */
    boolean isStart() {
        return start;
    }

    /** The element's local name. */
    String name() {
        return depth == 0 ? "" : open[depth - 1];
    }

    /** How deep the element is; the root is 1. The same at its start and its end. */
    int depth() {
        return depth;
    }

    /** An attribute of the element that starts here, {@code null} if it is absent. */
    String attribute(String name) throws UnreadableReportException {
        int index = find(name);
        if (index < 0) {
            return null;
        }
        return checked(reader.getAttributeValue(index));
    }

    /** An attribute of the element that starts here, or another text if it is absent. */
    String attribute(String name, String otherwise) throws UnreadableReportException {
        String value = attribute(name);
        return value == null ? otherwise : value;
    }

    /**
     * An attribute that has few different values, without making a string for each; white space around it is dropped.
     *
     * @return {@code otherwise} if it is absent
     */
    String pooled(String name, String otherwise) throws UnreadableReportException {
        int index = find(name);
        if (index < 0) {
            return otherwise;
        }
        read(index, pool);
        return checked(pool.last());
    }

    /** Whether an attribute is there and has this value, without making a string of it. */
    boolean is(String name, String value) {
        int index = find(name);
        if (index < 0) {
            return false;
        }
        word.expect(value);
        read(index, word);
        return word.isExpected();
    }

    private String checked(String value) throws UnreadableReportException {
        if (value.length() > Limits.NAME) {
            throw new UnreadableReportException("has a name of more than " + Limits.NAME + " characters at " + place()
                    + ", as no file or function has; check the tool that wrote it");
        }
        return value;
    }

    /** Whether the element that starts here has an attribute. */
    boolean has(String attribute) {
        return find(attribute) >= 0;
    }

    /** Puts all attributes of the element that starts here into a map, by local name. */
    void attributesInto(Map<String, String> map) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            map.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
    }

    /**
     * A whole number.
     *
     * @return {@code otherwise} if the attribute is absent, or is no number, which becomes a problem
     */
    long number(String attribute, long otherwise) {
        int index = find(attribute);
        if (index < 0 || !decode(index)) {
            return otherwise;
        }
        return number.whole();
    }

    /** Whether an attribute holds a fraction such as {@code 75% (3/4)}, which is then at hand. */
    boolean fraction(String attribute) {
        int index = find(attribute);
        if (index < 0) {
            return false;
        }
        read(index, fraction);
        return fraction.over() >= 0 && fraction.under() >= 0;
    }

    /** The number over the bar of the {@link #fraction} read last. */
    long fractionOver() {
        return fraction.over();
    }

    /** The number under the bar of the {@link #fraction} read last. */
    long fractionUnder() {
        return fraction.under();
    }

    /** Two attributes as a counter; {@link Counter#NONE} if one of them is out of range, which becomes a problem. */
    Counter counter(String missed, String covered) {
        long not = number(missed, 0);
        long ran = number(covered, 0);
        if (ran < 0 || not < 0 || ran + not < 0) {
            problem("has a counter out of range, which is left out");
            return Counter.NONE;
        }
        return new Counter(ran, not);
    }

    /** A whole number that fits an {@code int}; see {@link #number}. */
    int integer(String attribute, int otherwise) {
        long value = number(attribute, otherwise);
        if (value != (int) value) {
            problem("has " + attribute + "=\"" + value + "\", which is out of range");
            return otherwise;
        }
        return (int) value;
    }

    /**
     * The number of a source line.
     *
     * @return 0 if it is absent, out of range or no number, which becomes a problem
     */
    int line(String attribute) {
        int value = integer(attribute, Integer.MIN_VALUE);
        if (value > 0) {
            return value;
        }
        if (value != Integer.MIN_VALUE || !has(attribute)) {
            problem("has an entry without a line number from 1 (" + attribute + "), which is left out");
        }
        return 0;
    }

    /** A number; {@code NaN} if the attribute is absent or is none, for which tools have many spellings. */
    double decimal(String attribute) {
        int index = find(attribute);
        if (index < 0) {
            return Double.NaN;
        }
        read(index, number);
        return number.real();
    }

    private boolean decode(int index) {
        read(index, number);
        if (number.malformed() == null) {
            return true;
        }
        problem("has " + reader.getAttributeLocalName(index) + "=\"" + Names.shown(number.malformed())
                + "\", which is not a number in range");
        return false;
    }

    private void read(int index, TypedValueDecoder decoder) {
        try {
            reader.getAttributeAs(index, decoder);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an attribute cannot be decoded at " + place(), e);
        }
    }

    /**
     * Looks first behind the attribute that was found last, as tools write them in one order and readers read in it. The
     * parser's names are interned and so are a reader's constants: comparing them is comparing references.
     */
    @SuppressWarnings("StringEquality")
    private int find(String attribute) {
        int count = reader.getAttributeCount();
        int from = found + 1;
        for (int i = from; i < count; i++) {
            if (reader.getAttributeLocalName(i) == attribute) {
                found = i;
                return i;
            }
        }
        for (int i = 0; i < from && i < count; i++) {
            if (reader.getAttributeLocalName(i) == attribute) {
                found = i;
                return i;
            }
        }
        return -1;
    }

    /** Where this is, for people. */
    String place() {
        return "line " + reader.getLocation().getLineNumber();
    }

    /** Tells a problem with this place. */
    void problem(String what) {
        problems.problem(place(), what);
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
