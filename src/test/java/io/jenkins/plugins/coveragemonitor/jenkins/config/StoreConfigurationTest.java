package io.jenkins.plugins.coveragemonitor.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.ExtensionList;
import hudson.model.Descriptor.FormException;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.history.postgres.StoreAddress;
import io.jenkins.plugins.coveragemonitor.history.postgres.TestPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kohsuke.stapler.StaplerRequest2;
import org.mockito.MockedStatic;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/** The database of all controllers in the system configuration. */
@SuppressWarnings({"unchecked", "rawtypes", "try"})
class StoreConfigurationTest {
    private static final String URL = "jdbc:postgresql://db:5432/coverage";

    @TempDir
    Path folder;

    private final Jenkins jenkins = mock(Jenkins.class);
    private final StoreConfiguration configuration = spy(new StoreConfiguration());
    private final StoreRuntime runtime = mock(StoreRuntime.class);
    private final List<MockedStatic<?>> mocked = new ArrayList<>();
    private MonitorState state;

    @BeforeEach
    void administratorIsLoggedIn() {
        doNothing().when(configuration).save();
        Authentication admin = mock(Authentication.class);
        when(admin.getName()).thenReturn("admin");
        MockedStatic<Jenkins> running = mockStatic(Jenkins.class);
        running.when(Jenkins::get).thenReturn(jenkins);
        running.when(Jenkins::getAuthentication2).thenReturn(admin);
        state = MonitorState.in(folder, Clock.systemUTC(), new Random(1), () -> Retention.DEFAULT);
        MonitorRuntime monitor = mock(MonitorRuntime.class);
        when(monitor.audit()).thenReturn(state.audit());
        MockedStatic<ExtensionList> lists = mockStatic(ExtensionList.class);
        lists.when(() -> ExtensionList.lookupSingleton(MonitorRuntime.class)).thenReturn(monitor);
        lists.when(() -> ExtensionList.lookupSingleton(StoreRuntime.class)).thenReturn(runtime);
        MockedStatic<FormValidation> answers = mockStatic(FormValidation.class);
        answers.when(() -> FormValidation.ok(anyString())).thenAnswer(call -> said("ok: " + call.getArgument(0)));
        answers.when(() -> FormValidation.error(anyString())).thenAnswer(call -> said("error: " + call.getArgument(0)));
        mocked.addAll(List.of(running, lists, answers));
    }

    private static FormValidation said(String text) {
        FormValidation answer = mock(FormValidation.class);
        when(answer.getMessage()).thenReturn(text);
        return answer;
    }

    @AfterEach
    void everybodyLeaves() {
        mocked.forEach(MockedStatic::close);
    }

    private void credentials(String user, String password) {
        StandardUsernamePasswordCredentials found =
                user == null ? null : mock(StandardUsernamePasswordCredentials.class);
        if (found != null) {
            Secret secret = mock(Secret.class);
            when(secret.getPlainText()).thenReturn(password);
            when(found.getUsername()).thenReturn(user);
            when(found.getPassword()).thenReturn(secret);
        }
        MockedStatic<CredentialsProvider> provider = mockStatic(CredentialsProvider.class);
        provider.when(() -> CredentialsProvider.lookupCredentialsInItemGroup(any(), any(), any(), any()))
                .thenReturn(List.of());
        MockedStatic<CredentialsMatchers> matchers = mockStatic(CredentialsMatchers.class);
        matchers.when(() -> CredentialsMatchers.firstOrNull(any(), any())).thenReturn(found);
        mocked.addAll(List.of(provider, matchers));
    }

    private void submit(String json) throws FormException {
        assertThat(configuration.configure((StaplerRequest2) null, JSONObject.fromObject(json)))
                .isTrue();
    }

    @Test
    void theFormIsTakenAsAWholeAndActsAtOnce() throws Exception {
        submit("{'url':' " + URL + " ','credentialsId':'db'}");
        assertThat(configuration.getUrl()).isEqualTo(URL);
        assertThat(configuration.getCredentialsId()).isEqualTo("db");
        verify(runtime, times(1)).configure();
        submit("{'url':'" + URL + "','credentialsId':'db'}");
        verify(runtime, times(1)).configure();
        submit("{'url':'','credentialsId':''}");
        assertThat(configuration.address()).isEmpty();
        assertThat(state.audit().newestFirst())
                .extracting(entry -> entry.action())
                .containsOnly("store.update");
    }

    @Test
    void theSettersOfConfigurationAsCodeDoTheSame() {
        credentials("coverage", "geheim");
        configuration.setUrl(URL + "?sslmode=verify-full");
        configuration.setCredentialsId("db");
        StoreAddress address = configuration.address().orElseThrow();
        assertThat(address.user()).isEqualTo("coverage");
        assertThat(address.password()).isEqualTo("geheim");
        assertThat(address.parameters()).containsEntry("sslmode", "verify-full");
    }

    @Test
    void aPasswordInTheAddressIsRefusedBeforeItIsSaved() {
        assertThatThrownBy(() -> submit("{'url':'" + URL + "?user=u&password=geheim','credentialsId':''}"))
                .hasMessageContaining("give it by credentials")
                .hasMessageNotContaining("geheim");
        assertThat(configuration.getUrl()).isNull();
        verify(configuration, never()).save();
    }

    @Test
    void credentialsThatAreGoneAreNamed() {
        credentials(null, null);
        configuration.setUrl(URL);
        configuration.setCredentialsId("db");
        assertThatThrownBy(configuration::address)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the store of all controllers: there is no user name with password with the id 'db'"
                        + " in Jenkins' credentials");
    }

    @Test
    void theConnectionIsTriedForAdministratorsAlone() {
        StoreAddress server = TestPostgres.database();
        credentials(server.user(), server.password());
        assertThat(configuration
                        .doTestConnection(server + "?sslmode=disable", "db")
                        .getMessage())
                .startsWith("ok: PostgreSQL ")
                .endsWith(" answers.");
        assertThat(configuration
                        .doTestConnection("jdbc:postgresql://127.0.0.1:1/d", "db")
                        .getMessage())
                .startsWith("error: jdbc:postgresql://127.0.0.1:1/d: cannot be reached (");
        assertThat(configuration.doTestConnection(" ", "db").getMessage()).startsWith("error: give the address");
        doThrow(new AccessDeniedException("no")).when(jenkins).checkPermission(any());
        assertThatThrownBy(() -> configuration.doTestConnection(server.toString(), "db"))
                .isInstanceOf(AccessDeniedException.class);
    }
}
