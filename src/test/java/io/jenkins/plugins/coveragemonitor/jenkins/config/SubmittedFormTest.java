package io.jenkins.plugins.coveragemonitor.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Descriptor.FormException;
import io.jenkins.plugins.coveragemonitor.jenkins.FormRequest;
import io.jenkins.plugins.coveragemonitor.jenkins.MonitorRecorder;
import io.jenkins.plugins.coveragemonitor.jenkins.MonitorStep;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is saved from the job's form, as the browser sends it. */
class SubmittedFormTest {
    private static final String WRONG =
            """
            {'gates':{'metric':'LINE','atLeast':'80','onMiss':'FAILED','failBelow':'70'}} | onMiss FAILED already fails the build
            {'gates':[{'atLeast':'80'},{'atLeast':'80','maxDrop':'1'}]} | gates[1]: a gate has both atLeast and maxDrop
            {'gates':{'ratchet':true,'scope':'PATCH'}} | ratchet has nothing to compare a patch with
            {'gates':{'atLeast':'80','ratchetBuilds':'5'}} | ratchetBuilds belongs to a ratchet
            {'gates':{'atLeast':''}} | a gate has no limit
            {'gates':{'atLeast':'eighty'}} | gates[0].atLeast: 'eighty' is not a number; write it like 80 or 79.5
            {'gates':{'atLeast':'1e999999999'}} | gates[0].atLeast: '1e999999999' is not a number
            {'gates':{'atLeast':'80','tolerance':'1.5'}} | gates[0].tolerance: '1.5' is not a whole number; write it like 5
            {'alerts':{'maxDrop':'none'}} | alerts.maxDrop: 'none' is not a number
            {'alerts':{'trendWindow':'1'}} | trendWindow is 1; give 2 or more
            {'alerts':{'rules':{'type':'ANOMALY','pending':'0'}}} | alerts: pending is 0; give 1 or more
            {'alerts':{'rules':{'type':'ANOMALY','margin':'wide'}}} | alerts.rules[0].margin: 'wide' is not a number
            {'alerts':{'metrics':'LINE, LUNCH'}} | alerts.metrics: 'LUNCH' is not a metric to watch; use some of
            {'alerts':{'metrics':'TEST_TIME'}} | alerts.metrics: 'TEST_TIME' is not a metric to watch; use some of
            {'alerts':{'rules':{'pending':'2'}}} | alerts.rules[0]: say which type of alert it is about
            {'alerts':{'rules':[{'type':'ANOMALY'},{'type':'ANOMALY'}]}} | alerts.rules[1]: ANOMALY is set already; set it once
            {'alerts':{'rules':{'type':'STRANGE'}}} | alerts.rules[0]: there is no type STRANGE; use one of [THRESHOLD_VIOLATION,
            {'reports':{'pattern':'../x.xml'}} | leaves the workspace
            {'reports':{'carryForwardDays':'-1'}} | give 0 or more of each
            {'id':'../x'} | the id '../x' is not usable
            """;

    private static JSONObject form(String json) {
        return JSONObject.fromObject(json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = WRONG)
    void whatMakesNoSenseInTheJobsFormIsAFormErrorWithOneSentence(String json, String sentence) {
        assertThatThrownBy(() -> new MonitorRecorder.DescriptorImpl().newInstance(FormRequest.request(), form(json)))
                .isInstanceOf(FormException.class)
                .hasNoCause()
                .hasMessageContaining(sentence)
                .message()
                .doesNotContain("\n", "Failed to instantiate");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = WRONG)
    void theSnippetGeneratorPrintsTheSentenceAlone(String json, String sentence) {
        assertThatThrownBy(() -> new MonitorStep.DescriptorImpl().newInstance(FormRequest.request(), form(json)))
                .isInstanceOf(RuntimeException.class)
                .hasNoCause()
                .hasMessageContaining(sentence)
                .satisfies(refused -> {
                    assertThat(refused.toString()).isEqualTo(refused.getMessage());
                    assertThat(refused.getStackTrace()).isEmpty();
                });
    }

    @Test
    void whatMakesSenseIsTaken() throws Exception {
        String json =
                """
                {'reports':{'component':'backend','format':'JACOCO','pattern':'**/jacoco.xml','carryForwardBuilds':''},
                 'gates':[{'metric':'LINE','atLeast':' 80.05 ','ratchet':false},{'maxDrop':'1.0E-4'}],
                 'alerts':{'maxDrop':'','minSamples':'4'},'channels':['ops','team'],'id':'nightly'}""";
        MonitorRecorder saved =
                (MonitorRecorder) new MonitorRecorder.DescriptorImpl().newInstance(FormRequest.request(), form(json));
        assertThat(saved.getGates()).extracting(GateOption::getAtLeast).containsExactly(80.05, null);
        assertThat(saved.getGates()).extracting(GateOption::getMaxDrop).containsExactly(null, 0.0001);
        assertThat(saved.getAlerts().getMinSamples()).isEqualTo(4);
        assertThat(saved.getChannels()).isEqualTo(List.of("ops", "team"));
        assertThat(saved.getId()).isEqualTo("nightly");
        assertThat(saved.getReports()).singleElement().satisfies(report -> assertThat(report.getPattern())
                .isEqualTo("**/jacoco.xml"));
    }

    @Test
    void aFailureThatIsNobodysOptionIsNotHidden() {
        var broken = FormRequest.request();
        org.mockito.Mockito.when(broken.bindJSON(
                        org.mockito.ArgumentMatchers.<Class<Object>>any(), org.mockito.ArgumentMatchers.any()))
                .thenThrow(new IllegalStateException("broken"));
        assertThatThrownBy(() -> new MonitorRecorder.DescriptorImpl().newInstance(broken, form("{}")))
                .isInstanceOf(IllegalStateException.class);
    }

    /** The default build brings json-lib by itself and Jenkins brings its own: together they would be two. */
    @Test
    void thereIsOneCopyOfTheJsonOfForms() throws Exception {
        List<URL> copies =
                Collections.list(JSONObject.class.getClassLoader().getResources("net/sf/json/JSONObject.class"));
        assertThat(copies).hasSize(1);
    }
}
