package io.jenkins.plugins.coveragemonitor.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.Test;

class SubmittedChoicesTest {
    @Test
    void severalChoicesBecomeTheTextThatAFileHolds() {
        JSONArray channels = JSONArray.fromObject(
                "[{'name':'a','types':['REGRESSION','ANOMALY'],'severities':'CRITICAL'},{'name':'b'}]");

        SubmittedChoices.join(channels);

        JSONObject first = channels.getJSONObject(0);
        assertThat(first.getString("types")).isEqualTo("REGRESSION,ANOMALY");
        assertThat(first.getString("severities")).isEqualTo("CRITICAL");
        assertThat(channels.getJSONObject(1).has("types")).isFalse();
    }

    @Test
    void aListOfOneEntryIsThatEntry() {
        JSONObject channel = JSONObject.fromObject("{'name':'a','severities':['INFO','WARNING']}");

        SubmittedChoices.join(channel);

        assertThat(channel.getString("severities")).isEqualTo("INFO,WARNING");
    }
}
