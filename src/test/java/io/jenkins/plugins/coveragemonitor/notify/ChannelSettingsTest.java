package io.jenkins.plugins.coveragemonitor.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.notify.channel.ChannelSettingsReader;
import io.jenkins.plugins.coveragemonitor.notify.channel.webhook.WebhookSettings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelSettingsTest {
    private static List<ChannelSettings> read(String json) throws JsonProcessingException {
        return ChannelSettingsReader.read(new ObjectMapper().readTree(json.replace('\'', '"')));
    }

    @Test
    void theDocumentedFormIsRead() throws Exception {
        ChannelSettings ops =
                read("[{'webhook':{'name':'ops','url':'http://127.0.0.1:8099/hook','types':['REGRESSION'],"
                                + "'severities':['CRITICAL','WARNING']}}]")
                        .get(0);
        assertThat(ops).isInstanceOf(WebhookSettings.class);
        assertThat(ops.filter().types()).isEqualTo(Set.of(AlertType.REGRESSION));
        assertThat(ops.filter().severities()).isEqualTo(Set.of(Severity.CRITICAL, Severity.WARNING));
    }

    @Test
    void everyKindIsRead() throws Exception {
        assertThat(
                        read(
                                "[{'log':{'name':'a'}},{'slack':{'name':'b','url':'https://hooks.slack.com/services/x'}},"
                                        + "{'teams':{'name':'c','url':'https://x.logic.azure.com/y'}},{'email':{'name':'d','to':['a@b.c']}}]"))
                .extracting(settings -> settings.getClass().getSimpleName())
                .containsExactly("LogSettings", "SlackSettings", "TeamsSettings", "EmailSettings");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'webhook':{'name':'ops','url':'http://x/','urll':''}}]|urll",
                "[{'pigeon':{'name':'ops'}}]|pigeon",
                "[{'webhook':{'name':'ops'}}]|the url must begin with http:// or https://",
                "[{'webhook':{'url':'http://x/'}}]|a channel needs a name",
                "[{'log':{'name':'a'}},{'log':{'name':'a'}}]|two are named 'a'",
                "[{'log':{'name':'../x'}}]|a channel needs a name",
                "[{'webhook':{'name':'ops','url':'http://x/','ratePerMinute':0}}]|give 1 or more",
                "[{'webhook':{'name':'ops','url':'http://x/','types':['REGRESION']}}]|REGRESION",
                "[{'webhook':{'name':'ops','url':'http://169.254.169.254/'}}]|only a machine itself should reach",
                "[{'teams':{'name':'ops','url':'http://[fe80::1]/'}}]|only a machine itself should reach",
                "[{'slack':{'name':'ops','url':'http://169.254.1.2/'}}]|only a machine itself should reach",
                "[{'webhook':{'name':'ops','url':'file:///etc/passwd'}}]|the url must begin with http:// or https://"
            })
    void wrongUseIsOneSentence(String json, String says) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("channels: ")
                .hasMessageContaining(says)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void secretsAreWrittenAsAsterisks() throws Exception {
        ChannelSettings ops = read("[{'webhook':{'name':'ops','url':'http://x/token-1','secret':'hush'}}]")
                .get(0);
        assertThat(new ObjectMapper().writeValueAsString(ops)).doesNotContain("token-1", "hush");
    }
}
