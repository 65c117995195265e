package io.jenkins.plugins.coveragemonitor.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Reads whole documents of JSON. One that is just the word {@code null} is as damaged as any that is no JSON, and is refused by
 * the same exception.
 */
public final class DocumentMapper extends JsonMapper {
    private static final long serialVersionUID = 1L;

    private DocumentMapper(JsonFactory factory) {
        super(factory);
    }

    private DocumentMapper(DocumentMapper like) {
        super(like);
    }

    /** Builds such a mapper. */
    public static Builder documents() {
        return documents(new JsonFactory());
    }

    /** Builds such a mapper on a factory. */
    public static Builder documents(JsonFactory factory) {
        return new Builder(new DocumentMapper(factory));
    }

    @Override
    public DocumentMapper copy() {
        return new DocumentMapper(this);
    }

    @Override
    protected Object _readMapAndClose(JsonParser in, JavaType type) throws IOException {
        Object document = super._readMapAndClose(in, type);
        if (document == null) {
            throw MismatchedInputException.from(in, type, "the document is null");
        }
        return document;
    }
}
