package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.jenkins.config.BuiltInChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ChannelReader;
import io.jenkins.plugins.coveragemonitor.jenkins.config.EmailChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.LogChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.config.PullRequestChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.SlackChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.TeamsChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.WebhookChannelOption;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundSetter;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;
import wiremock.com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** The YAML of docs/channels.md, bound as Configuration as Code binds it: by symbols, constructors and setters. */
class CascExampleTest {
    private static final Map<String, Class<? extends ChannelOption>> KINDS = Map.of(
            "log", LogChannelOption.class,
            "webhook", WebhookChannelOption.class,
            "slack", SlackChannelOption.class,
            "teams", TeamsChannelOption.class,
            "email", EmailChannelOption.class,
            "pullRequest", PullRequestChannelOption.class);

    @Test
    void theSymbolsAreThoseOfTheYaml() {
        KINDS.forEach((symbol, type) -> assertThat(Arrays.stream(type.getDeclaredClasses())
                        .map(each -> each.getAnnotation(Symbol.class))
                        .filter(each -> each != null)
                        .map(each -> each.value()[0]))
                .containsExactly(symbol));
        assertThat(MonitorConfiguration.class.getAnnotation(Symbol.class).value())
                .containsExactly("coverageMonitor");
    }

    @Test
    void theDocumentedYamlComesBackAsItWasWritten() throws Exception {
        List<Map<String, Map<String, Object>>> written = channels();
        List<Map<String, Map<String, Object>>> back = new ArrayList<>();
        for (Map<String, Map<String, Object>> channel : written) {
            for (Map.Entry<String, Map<String, Object>> kind : channel.entrySet()) {
                ChannelOption option = bind(KINDS.get(kind.getKey()), kind.getValue());
                assertThat(ChannelReader.kind(option)).isEqualTo(kind.getKey());
                back.add(Map.of(kind.getKey(), export(option)));
            }
        }
        assertThat(back).isEqualTo(written);
        assertThat(written.stream()
                        .flatMap(channel -> channel.keySet().stream())
                        .distinct())
                .as("every kind has an example")
                .containsExactlyInAnyOrderElementsOf(KINDS.keySet());
    }

    @Test
    void whatNeedsNoCredentialIsUsableAsItIsWritten() throws Exception {
        for (Map<String, Map<String, Object>> channel : channels()) {
            for (Map.Entry<String, Map<String, Object>> kind : channel.entrySet()) {
                if (kind.getValue().keySet().stream().noneMatch(field -> field.endsWith("CredentialsId"))) {
                    assertThat(((BuiltInChannelOption) bind(KINDS.get(kind.getKey()), kind.getValue()))
                                    .settings()
                                    .name())
                            .isEqualTo(kind.getValue().get("name"));
                }
            }
        }
    }

    @Test
    void aMisspeltFieldIsRefused() {
        assertThatThrownBy(() -> bind(LogChannelOption.class, Map.of("name", "x", "severity", "INFO")))
                .hasMessageContaining("severity");
        assertThatThrownBy(() -> bind(LogChannelOption.class, Map.of("name", "x", "severities", "LOUD")))
                .hasMessageContaining("LOUD");
    }

    private static ChannelOption bind(Class<? extends ChannelOption> type, Map<String, Object> fields)
            throws ReflectiveOperationException {
        ChannelOption option = type.getConstructor(String.class).newInstance(fields.get("name"));
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            if (!field.getKey().equals("name")) {
                Method setter = Arrays.stream(type.getMethods())
                        .filter(each -> each.isAnnotationPresent(DataBoundSetter.class)
                                && each.getName().equalsIgnoreCase("set" + field.getKey()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no field '" + field.getKey() + "'"));
                try {
                    setter.invoke(option, field.getValue());
                } catch (InvocationTargetException e) {
                    if (e.getCause() instanceof IllegalArgumentException refused) {
                        throw refused;
                    }
                    throw e;
                }
            }
        }
        return option;
    }

    private static Map<String, Object> export(ChannelOption option) throws ReflectiveOperationException {
        Map<String, Object> fields = new TreeMap<>(Map.of("name", option.getName()));
        for (Method setter : option.getClass().getMethods()) {
            if (setter.isAnnotationPresent(DataBoundSetter.class)) {
                String name = setter.getName().substring(3);
                Object value = option.getClass().getMethod("get" + name).invoke(option);
                if (value != null) {
                    fields.put(Character.toLowerCase(name.charAt(0)) + name.substring(1), value);
                }
            }
        }
        return fields;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Map<String, Object>>> channels() throws Exception {
        Matcher yaml = Pattern.compile("```yaml\n(unclassified:.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/channels.md")));
        assertThat(yaml.find()).isTrue();
        Map<String, Object> all = new ObjectMapper(new YAMLFactory()).readValue(yaml.group(1), LinkedHashMap.class);
        Map<String, Object> ours =
                (Map<String, Object>) ((Map<String, Object>) all.get("unclassified")).get("coverageMonitor");
        assertThat(ours.keySet()).containsExactlyInAnyOrder("checkMinutes", "channels");
        return (List<Map<String, Map<String, Object>>>) ours.get("channels");
    }
}
