package io.jenkins.plugins.coveragemonitor.jenkins;

import io.jenkins.plugins.coveragemonitor.RecordResult;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The value that the step returns to a Pipeline: plain maps, numbers and texts, which a script may keep across a
 * restart.
 */
final class StepReturnValue {
    private StepReturnValue() {}

    static Map<String, Object> of(RecordResult recorded) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("verdict", recorded.verdict().outcome().name());
        answer.put("measured", recorded.point().isMeasured());
        for (Map.Entry<Metric, Counter> counter :
                recorded.point().totals().asMap().entrySet()) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("covered", counter.getValue().covered());
            values.put("missed", counter.getValue().missed());
            values.put("percent", counter.getValue().percent(2));
            answer.put(counter.getKey().name(), values);
        }
        return answer;
    }
}
