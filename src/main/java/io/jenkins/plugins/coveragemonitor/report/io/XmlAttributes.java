package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.typed.TypedValueDecoder;
import org.jspecify.annotations.Nullable;

/** The attributes of the current element of an {@link XmlCursor}, as text and as numbers. */
abstract class XmlAttributes {
    /** The parser. */
    protected final XMLStreamReader2 reader;

    private final @Nullable CoverageSink problems;
    private final XmlNumber number = new XmlNumber();
    private final XmlFraction fraction = new XmlFraction();
    private final XmlWord word = new XmlWord();
    private final NamePool pool;
    private int found = -1;

    /** The attributes of a parser; problems go to a sink. */
    protected XmlAttributes(XMLStreamReader2 reader, @Nullable CoverageSink problems, NamePool pool) {
        this.reader = reader;
        this.problems = problems;
        this.pool = pool;
    }

    /** Starts a new element. */
    protected final void startSearch() {
        found = -1;
    }

    /** An attribute of the current element, {@code null} if it is absent. */
    public @Nullable String attribute(String name) throws UnreadableReportException {
        int index = find(name);
        if (index < 0) {
            return null;
        }
        return checked(reader.getAttributeValue(index));
    }

    /** An attribute of the current element, or another text if it is absent. */
    public String attribute(String name, String otherwise) throws UnreadableReportException {
        String value = attribute(name);
        return value == null ? otherwise : value;
    }

    /**
     * An attribute with few different values, pooled so that equal ones share a string; white space around it is
     * removed.
     *
     * @return {@code otherwise} if it is absent
     */
    public String pooled(String name, String otherwise) throws UnreadableReportException {
        int index = find(name);
        if (index < 0) {
            return otherwise;
        }
        read(index, pool);
        return checked(pool.last());
    }

    /** Whether an attribute has this value, without creating a string. */
    public boolean is(String name, String value) {
        int index = find(name);
        if (index < 0) {
            return false;
        }
        word.expect(value);
        read(index, word);
        return word.isExpected();
    }

    /** A message, cut off if it is too long; {@code ""} if it is absent. */
    public String message(String name) {
        int index = find(name);
        return index < 0 ? "" : cut(reader.getAttributeValue(index));
    }

    /** A message, cut off at the length that anybody reads. */
    protected static String cut(String message) {
        return message.length() <= Limits.MESSAGE ? message : message.substring(0, Limits.MESSAGE);
    }

    /** A name or a path, if it is not too long to be one. */
    protected final String checked(String value) throws UnreadableReportException {
        if (value.length() > Limits.NAME) {
            throw new UnreadableReportException("has a name of more than " + Limits.NAME + " characters at " + place()
                    + ", as no file or function has; check the tool that wrote it");
        }
        return value;
    }

    /** Whether the current element has an attribute. */
    public boolean has(String attribute) {
        return find(attribute) >= 0;
    }

    /** Puts all attributes of the current element into a map, by local name. */
    public void attributesInto(Map<String, String> map) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            map.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
    }

    /**
     * A whole number.
     *
     * @return {@code otherwise} if the attribute is absent, or is not a number, which becomes a problem
     */
    public long number(String attribute, long otherwise) {
        int index = find(attribute);
        if (index < 0 || !decode(index)) {
            return otherwise;
        }
        return number.whole();
    }

    /**
     * How often something ran. A number beyond 64 bits, as an overflowing counter leaves it, counts as very often, and
     * is reported.
     *
     * @return {@code otherwise} if the attribute is absent; negative if it is negative or not a number, which becomes a
     * problem
     */
    public long count(String attribute, long otherwise) {
        int index = find(attribute);
        if (index < 0) {
            return otherwise;
        }
        read(index, number);
        if (number.malformed() == null && number.whole() >= 0) {
            return number.whole();
        }
        boolean huge = number.real() >= Long.MAX_VALUE;
        String fault =
                huge ? "is beyond 64 bits and taken as very often" : "is not a count of zero or more and is left out";
        problem("has " + attribute + "=\"" + NameText.shown(reader.getAttributeValue(index)) + "\", which " + fault);
        return huge ? Long.MAX_VALUE : CountText.UNUSABLE;
    }

    /**
     * A duration in seconds, as {@link DurationText#parse} reads it.
     *
     * @return {@code NaN} if the attribute is absent or empty, or not a duration, which becomes a problem
     */
    public double seconds(String attribute) throws UnreadableReportException {
        return time(attribute, DurationText::parse);
    }

    /** A duration in seconds, as {@link DurationText#timeSpan} reads it; see {@link #seconds}. */
    public double timeSpan(String attribute) throws UnreadableReportException {
        return time(attribute, DurationText::timeSpan);
    }

    private double time(String attribute, ToDoubleFunction<String> parser) throws UnreadableReportException {
        String text = attribute(attribute, "");
        double seconds = parser.applyAsDouble(text);
        if (seconds >= 0 && seconds < Integer.MAX_VALUE || text.isBlank()) {
            return seconds;
        }
        problem("has " + attribute + "=\"" + NameText.shown(text) + "\", which is not a time and is left out");
        return Double.NaN;
    }

    /** Reads an attribute as a fraction such as {@code 75% (3/4)}; returns whether it is one. */
    public boolean fraction(String attribute) {
        int index = find(attribute);
        if (index < 0) {
            return false;
        }
        read(index, fraction);
        return fraction.over() >= 0 && fraction.under() >= 0;
    }

    /** The numerator of the last {@link #fraction}. */
    public long fractionOver() {
        return fraction.over();
    }

    /** The denominator of the last {@link #fraction}. */
    public long fractionUnder() {
        return fraction.under();
    }

    /** Two attributes as a counter; {@link Counter#NONE} if one of them is out of range, which becomes a problem. */
    public Counter counter(String missed, String covered) {
        long not = number(missed, 0);
        long ran = number(covered, 0);
        if (ran < 0 || not < 0 || ran + not < 0) {
            problem("has a counter out of range, which is left out");
            return Counter.NONE;
        }
        return new Counter(ran, not);
    }

    /** A whole number that fits an {@code int}; see {@link #number}. */
    public int integer(String attribute, int otherwise) {
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
     * @return 0 if it is absent, out of range or not a number, which becomes a problem
     */
    public int line(String attribute) {
        long value = number(attribute, XmlNumber.NONE);
        if (value > 0 && value <= Integer.MAX_VALUE) {
            return (int) value;
        }
        if (value != XmlNumber.NONE || !has(attribute)) {
            problem("has an entry without a line number from 1 (" + attribute + "), which is left out");
        }
        return 0;
    }

    /** A number; {@code NaN} if the attribute is absent or not a number, for which tools have many spellings. */
    public double decimal(String attribute) {
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
        problem("has " + reader.getAttributeLocalName(index) + "=\"" + NameText.shown(number.malformed())
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
     * Searches first behind the attribute that was found last, because readers mostly read attributes in the order in
     * which tools write them. The parser's names and a reader's constants are interned, so references are compared.
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

    /** The current place, for people. */
    public String place() {
        return "line " + reader.getLocation().getLineNumber();
    }

    /** Reports a problem at this place. */
    public void problem(String what) {
        if (problems != null) {
            problems.problem(place(), what);
        }
    }
}
