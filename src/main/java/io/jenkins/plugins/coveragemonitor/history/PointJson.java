package io.jenkins.plugins.coveragemonitor.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

/** Jackson as the history uses it. By itself, as a history that is just as it was written is read without it. */
final class PointJson {
    /** Writes every character as itself: Jackson reads no name in which one outside the basic plane is written as two escapes. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private PointJson() {}
}
