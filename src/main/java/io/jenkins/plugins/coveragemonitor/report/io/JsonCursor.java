package io.jenkins.plugins.coveragemonitor.report.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the values of a JSON report, on Jackson's streaming parser (RFC 8259; UTF-8, UTF-16 or UTF-32, with or
 * without a byte order mark). Python's bare {@code NaN} is read as an unusable number.
 *
 * <p>A method that walks over a value is called at the value's first token and returns at its last.
 */
public final class JsonCursor implements AutoCloseable {
    /** Creates the parsers. */
    public static final JsonFactory FACTORY = factory(Limits.NAME);

    /** Creates the parsers for formats in which a text holds the values of a file. */
    private static final JsonFactory LONG_TEXTS = factory(Limits.TAG);

    /** No duration is longer: 115 days in nanoseconds. */
    private static final double LONGEST = 1e16;

    /** Handles a value of an object. */
    @FunctionalInterface
    public interface Field {
        /** Called at the first token of the value; returns at its last. */
        void read(String name) throws IOException;
    }

    /** Handles a value of an array. */
    @FunctionalInterface
    public interface Element {
        /** Called at the first token of the value; returns at its last. */
        void read() throws IOException;
    }

    private final JsonParser parser;
    private final CoverageSink problems;
    private @Nullable JsonToken token;

    /** A cursor before the first token. */
    public JsonCursor(InputStream in, CoverageSink problems) throws IOException {
        this(FACTORY, in, problems);
    }

    private JsonCursor(JsonFactory factory, InputStream in, CoverageSink problems) throws IOException {
        this.parser = factory.createParser(in);
        this.problems = problems;
    }

    /** A cursor for a format in which a text may hold all values of a file. */
    public static JsonCursor withLongTexts(InputStream in, CoverageSink problems) throws IOException {
        return new JsonCursor(LONG_TEXTS, in, problems);
    }

    private static JsonFactory factory(int longestText) {
        return JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Limits.JSON_DEPTH)
                        .maxStringLength(longestText)
                        .maxNameLength(Limits.NAME)
                        .maxNumberLength(Limits.JSON_DIGITS)
                        .maxTokenCount(Limits.JSON_TOKENS)
                        .build())
                .build();
    }

    /** Goes to the next token; {@code false} at the end of the file. */
    public boolean next() throws IOException {
        try {
            token = parser.nextToken();
            return token != null;
        } catch (JsonProcessingException | CharConversionException e) {
            throw sentence(e);
        }
    }

    private IOException sentence(IOException e) {
        return new UnreadableReportException(JsonFault.of(e, parser.currentTokenLocation()), e);
    }

    /** Reads the single value of a file that must be an object. */
    public void document(Field field) throws IOException {
        begin();
        fields(field);
        end();
    }

    /** Reads the single value of a file that must be an array. */
    public void array(Element element) throws IOException {
        begin();
        elements(element);
        end();
    }

    /** Reads the single value of a file that is an object or an array. */
    public void document(Field field, Element element) throws IOException {
        begin();
        if (isArray()) {
            elements(element);
        } else {
            fields(field);
        }
        end();
    }

    /**
     * Reads the single value of a file that must be an object with one field that counts; all others are skipped.
     *
     * @param name the name of the field
     * @param value stands on the first token of its value and ends on its last
     * @param otherwise what follows from it and what to do, as a clause, if the object does not have it
     */
    public void document(String name, Element value, String otherwise) throws IOException {
        boolean[] any = {false};
        document(field -> {
            if (field.equals(name)) {
                any[0] = true;
                value.read();
            } else {
                skip();
            }
        });
        if (!any[0]) {
            throw new UnreadableReportException("has no \"" + name + "\", so " + otherwise);
        }
    }

    private void begin() throws IOException {
        if (!next()) {
            throw new UnreadableReportException("is empty; the tool that should write it was stopped");
        }
    }

    private void end() throws IOException {
        if (next()) {
            throw new UnreadableReportException(
                    "goes on after its end at " + place() + "; let the tool write the file, not append to it");
        }
    }

    /** Walks over the fields of an object; nothing for {@code null}. */
    public void fields(Field field) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token != JsonToken.START_OBJECT) {
            throw wrong("an object");
        }
        while (next() && token == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            next();
            field.read(name);
        }
    }

    /** Walks over the values of an array; nothing for {@code null}. */
    public void elements(Element element) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token != JsonToken.START_ARRAY) {
            throw wrong("an array");
        }
        while (next() && token != JsonToken.END_ARRAY) {
            element.read();
        }
    }

    /** Goes to the end of the value. */
    public void skip() throws IOException {
        try {
            parser.skipChildren();
        } catch (JsonProcessingException | CharConversionException e) {
            throw sentence(e);
        }
        token = parser.currentToken();
    }

    public boolean isObject() {
        return token == JsonToken.START_OBJECT;
    }

    public boolean isArray() {
        return token == JsonToken.START_ARRAY;
    }

    public boolean isNull() {
        return token == JsonToken.VALUE_NULL;
    }

    public boolean isText() {
        return token == JsonToken.VALUE_STRING;
    }

    public boolean isBoolean() {
        return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
    }

    /** A boolean; anything else is false. */
    public boolean isTrue() {
        return token == JsonToken.VALUE_TRUE;
    }

    /** A text; {@code null} for {@code null}. */
    public @Nullable String text() throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw wrong("a text");
        }
        try {
            return parser.getText();
        } catch (JsonProcessingException | CharConversionException e) {
            throw sentence(e);
        }
    }

    /**
     * A count.
     *
     * @return zero or more; {@link CountText#UNUSABLE} for {@code null} and for an invalid number, which becomes a
     * problem
     */
    public long count() throws IOException {
        long value = number();
        if (value == CountText.HUGE) {
            problem("has a number beyond 64 bits, which is taken as very often");
        }
        return value;
    }

    private long number() throws IOException {
        try {
            return switch (Objects.requireNonNull(token)) {
                case VALUE_NUMBER_INT -> integer();
                case VALUE_NUMBER_FLOAT, VALUE_STRING -> checked(parser.getText());
                case VALUE_NULL -> CountText.UNUSABLE;
                default -> throw wrong("a number");
            };
        } catch (JsonProcessingException | CharConversionException e) {
            throw sentence(e);
        }
    }

    private long integer() throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return checked(parser.getText());
        }
        long value = parser.getLongValue();
        return value < 0 ? unusable(parser.getText()) : value;
    }

    private long checked(String text) {
        long value = CountText.parse(text);
        return value == CountText.UNUSABLE ? unusable(text) : value;
    }

    private long unusable(String text) {
        problem("has " + NameText.shown(text) + " where a number of zero or more belongs, which is left out");
        return CountText.UNUSABLE;
    }

    /**
     * A duration in whatever unit the format has, with or without a fraction.
     *
     * @return zero or more; {@code NaN} for {@code null}, and for an invalid number, which becomes a problem
     */
    public double duration() throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return Double.NaN;
        }
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT && !isText()) {
            throw wrong("a number");
        }
        String text;
        try {
            text = parser.getText();
        } catch (JsonProcessingException | CharConversionException e) {
            throw sentence(e);
        }
        double value = DurationText.parse(text);
        if (value >= 0 && value < LONGEST) {
            return value;
        }
        problem("has " + NameText.shown(text) + " where a duration belongs, which is left out");
        return Double.NaN;
    }

    /** A line number; 0 if it is {@code null}, or out of range, which becomes a problem. */
    public int line() throws IOException {
        long value = number();
        if (value == 0) {
            problem("has the line number 0, which is left out");
        }
        return fitting(value);
    }

    /** A line number that may be 0 for none; otherwise as {@link #line}. */
    public int lineOrZero() throws IOException {
        return fitting(number());
    }

    /** The line that a branch leads to; 0 if it leaves the function, which is written as a number below one. */
    public int target() throws IOException {
        boolean leaves = token == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && parser.getLongValue() < 1;
        return leaves ? 0 : fitting(number());
    }

    /** Replaces a list by the line numbers of an array, as {@link #lineOrZero} returns them, without zeros. */
    public void lines(IntList into) throws IOException {
        into.clear();
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token != JsonToken.START_ARRAY) {
            throw wrong("an array");
        }
        while (next() && token != JsonToken.END_ARRAY) {
            int line = lineOrZero();
            if (line > 0) {
                into.add(line);
            }
        }
    }

    private int fitting(long line) {
        if (line > Integer.MAX_VALUE) {
            problem("has a line number beyond " + Integer.MAX_VALUE + ", which is left out");
            return 0;
        }
        return (int) Math.max(0, line);
    }

    /** The current place, for people. */
    public String place() {
        return JsonFault.place(parser.currentTokenLocation());
    }

    /** Reports a problem at this place. */
    public void problem(String what) {
        problems.problem(place(), what);
    }

    /** The exception for a value of the wrong kind. */
    public UnreadableReportException wrong(String wanted) {
        return new UnreadableReportException(
                "has " + NameText.shown(String.valueOf(token)) + " at " + place() + " where " + wanted
                        + " belongs, so it is no such report or was changed by hand; let the tool write it again");
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
