package io.jenkins.plugins.coveragemonitor.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

/** Jackson's configuration for the history, apart because plain histories are read without Jackson. */
final class PointJson {
    /** Writes characters as themselves: Jackson cannot read names with a surrogate pair as two escapes. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private PointJson() {}
}
