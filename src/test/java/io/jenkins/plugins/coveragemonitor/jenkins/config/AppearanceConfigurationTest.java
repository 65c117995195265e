package io.jenkins.plugins.coveragemonitor.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;

import hudson.model.Descriptor.FormException;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.appearance.AppearanceCategory;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;
import org.mockito.MockedStatic;
import org.springframework.security.access.AccessDeniedException;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;
import wiremock.com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** What lists, badges and pages show where nobody chose anything else. */
@SuppressWarnings("try") // what matters of a mocked class is that it is closed
class AppearanceConfigurationTest {
    private final Jenkins jenkins = mock(Jenkins.class);
    private final AppearanceConfiguration appearance = spy(new AppearanceConfiguration());
    private MockedStatic<Jenkins> running;

    @BeforeEach
    void administratorIsLoggedIn() {
        doNothing().when(appearance).save();
        running = mockStatic(Jenkins.class);
        running.when(Jenkins::get).thenReturn(jenkins);
    }

    @AfterEach
    void everybodyLeaves() {
        running.close();
    }

    @Test
    void nothingIsChosenAtFirst() {
        assertThat(appearance.metric()).isNull();
        assertThat(appearance.caption()).isEqualTo("Coverage");
        assertThat(appearance.isColumnByDefault()).isFalse();
    }

    @Test
    void theFormIsTakenAsAWhole() throws Exception {
        submit("{'defaultMetric':'BRANCH','columnName':' How much is tested ','columnByDefault':true}");
        assertThat(appearance.metric()).isEqualTo(Metric.BRANCH);
        assertThat(appearance.getColumnName()).isEqualTo("How much is tested");
        assertThat(appearance.isColumnByDefault()).isTrue();
        submit("{'defaultMetric':'','columnName':'','columnByDefault':false}");
        assertThat(appearance.getDefaultMetric()).isNull();
        assertThat(appearance.caption()).isEqualTo("Coverage");
        assertThat(appearance.isColumnByDefault()).isFalse();
    }

    @Test
    void theSettersAreThoseOfConfigurationAsCode() {
        appearance.setDefaultMetric("MUTATION");
        appearance.setColumnName("Tested");
        appearance.setColumnByDefault(true);
        assertThat(appearance.getDefaultMetric()).isEqualTo("MUTATION");
        assertThat(appearance.getColumnName()).isEqualTo("Tested");
        assertThat(appearance.isColumnByDefault()).isTrue();
    }

    @Test
    void theDocumentedYamlNamesTheSetters() throws Exception {
        Matcher yaml = Pattern.compile("```yaml\n(appearance:.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/publishing.md")));
        assertThat(yaml.find()).isTrue();
        JsonNode ours = new ObjectMapper(new YAMLFactory())
                .readTree(yaml.group(1))
                .at("/appearance/"
                        + AppearanceConfiguration.class.getAnnotation(Symbol.class)
                                .value()[0]);
        assertThat(ours.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AppearanceConfiguration.class.getMethods())
                        .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                        .map(method -> Character.toLowerCase(method.getName().charAt(3))
                                + method.getName().substring(4))
                        .toList());
        appearance.setDefaultMetric(ours.path("defaultMetric").textValue());
        assertThat(appearance.metric()).isEqualTo(Metric.BRANCH);
    }

    @Test
    void whatCannotBeShownIsRefusedAndNothingIsChanged() throws Exception {
        submit("{'defaultMetric':'BRANCH'}");
        assertThatThrownBy(() -> appearance.setDefaultMetric("TESTS"))
                .hasMessageContaining("'TESTS': give one of [LINE, ");
        assertThatThrownBy(() -> submit("{'defaultMetric':'LINES'}")).isInstanceOf(FormException.class);
        assertThatThrownBy(() -> appearance.setColumnName("x".repeat(61))).hasMessageContaining("at most 60");
        assertThat(appearance.metric()).isEqualTo(Metric.BRANCH);
        assertThat(appearance.getColumnName()).isNull();
    }

    @Test
    void onlyAdministratorsChangeIt() {
        doThrow(new AccessDeniedException("no")).when(jenkins).checkPermission(Jenkins.ADMINISTER);
        assertThatThrownBy(() -> submit("{'defaultMetric':'BRANCH'}")).isInstanceOf(AccessDeniedException.class);
        verify(appearance, never()).save();
    }

    @Test
    void itIsOnThePageAppearance() {
        AppearanceCategory page = mock(AppearanceCategory.class);
        try (MockedStatic<GlobalConfigurationCategory> pages = mockStatic(GlobalConfigurationCategory.class)) {
            pages.when(() -> GlobalConfigurationCategory.get(AppearanceCategory.class))
                    .thenReturn(page);
            assertThat(appearance.getCategory()).isSameAs(page);
        }
    }

    private void submit(String json) throws FormException {
        assertThat(appearance.configure((StaplerRequest2) null, JSONObject.fromObject(json)))
                .isTrue();
    }
}
