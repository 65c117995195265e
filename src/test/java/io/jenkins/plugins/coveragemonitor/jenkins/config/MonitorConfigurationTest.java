package io.jenkins.plugins.coveragemonitor.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import hudson.ExtensionList;
import hudson.model.Descriptor.FormException;
import hudson.scheduler.CronTabList;
import io.jenkins.plugins.coveragemonitor.api.state.AuditEntry;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.jenkins.FormRequest;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kohsuke.stapler.DataBoundSetter;
import org.mockito.MockedStatic;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/** The system configuration's form, as the browser sends it, and the other ways to the same settings. */
class MonitorConfigurationTest {
    private static final String LOG = "'$class':'" + LogChannelOption.class.getName() + "'";
    private static final String WEBHOOK = "'$class':'" + WebhookChannelOption.class.getName() + "'";

    @TempDir
    Path folder;

    private final Jenkins jenkins = mock(Jenkins.class);
    private final MonitorConfiguration configuration = spy(new MonitorConfiguration());
    private MockedStatic<Jenkins> running;
    private MockedStatic<?> extensions;
    private MonitorState state;

    @BeforeEach
    void administratorIsLoggedIn() {
        doNothing().when(configuration).save();
        Authentication admin = mock(Authentication.class);
        when(admin.getName()).thenReturn("admin");
        running = mockStatic(Jenkins.class);
        running.when(Jenkins::get).thenReturn(jenkins);
        running.when(Jenkins::getAuthentication2).thenReturn(admin);
        state = MonitorState.in(folder, Clock.systemUTC(), new Random(1), () -> Retention.DEFAULT);
        MonitorRuntime runtime = mock(MonitorRuntime.class);
        when(runtime.audit()).thenReturn(state.audit());
        var lists = mockStatic(ExtensionList.class);
        extensions = lists;
        lists.when(() -> ExtensionList.lookupSingleton(MonitorRuntime.class)).thenReturn(runtime);
    }

    @AfterEach
    void everybodyLeaves() {
        extensions.close();
        running.close();
    }

    private void submit(String json) throws FormException {
        assertThat(configuration.configure(FormRequest.request(), JSONObject.fromObject(json)))
                .isTrue();
    }

    private List<String> audit() throws Exception {
        return state.audit().newestFirst().stream()
                .map((AuditEntry entry) -> entry.who() + " " + entry.action() + " " + entry.what())
                .toList();
    }

    @Test
    void theLastChannelCanBeDeleted() throws Exception {
        submit("{'checkMinutes':'2','channels':{" + LOG + ",'name':'ops'}}");
        assertThat(configuration.names()).containsExactly("ops");

        submit("{'checkMinutes':'2'}");

        assertThat(configuration.getChannels()).isEmpty();
        assertThat(audit()).containsExactly("admin channel.delete ops", "admin channel.create ops");
    }

    @Test
    void everythingIsSavedAtOnce() throws Exception {
        submit("{'checkMinutes':'7','channels':[{" + LOG + ",'name':'a'},{" + WEBHOOK
                + ",'name':'b','url':'http://127.0.0.1/x','ratePerMinute':''}]}");
        assertThat(configuration.names()).containsExactly("a", "b");
        assertThat(configuration.getCheckMinutes()).isEqualTo(7);
        verify(configuration, times(1)).save();
        assertThat(audit())
                .containsExactlyInAnyOrder(
                        "admin channel.create a", "admin channel.create b", "admin check.update null");
    }

    @Test
    void whatIsAsBeforeIsInNoAuditLog() throws Exception {
        submit("{'checkMinutes':'2','channels':{" + LOG + ",'name':'ops'}}");
        submit("{'checkMinutes':'2','channels':{" + LOG + ",'name':'ops'}}");
        assertThat(audit()).hasSize(1);
    }

    @Test
    void howLongThingsAreKeptIsSetAndTakenBack() throws Exception {
        assertThat(configuration.retention()).isEqualTo(Retention.DEFAULT);
        submit(
                "{'checkMinutes':'2','retention':{'builds':'','days':'365','alertDays':'30','deliveryDays':'','auditDays':'180'}}");
        assertThat(configuration.retention()).isEqualTo(new Retention(0, 365, 30, 90, 180));
        submit("{'checkMinutes':'2'}");

        assertThat(configuration.retention()).isEqualTo(Retention.DEFAULT);
        assertThat(audit()).containsExactly("admin retention.update null", "admin retention.update null");
    }

    /** A script that posts another part of the system configuration says nothing of ours. */
    @Test
    void aFormWithoutOurSectionChangesNothing() throws Exception {
        submit("{'checkMinutes':'7','channels':{" + LOG + ",'name':'ops'}}");
        submit("{}");
        assertThat(configuration.names()).containsExactly("ops");
        assertThat(configuration.getCheckMinutes()).isEqualTo(7);
    }

    /** A setting that is added must be taken from the form too. */
    @Test
    @SuppressWarnings("try") // the schedule is only let through
    void everySettingIsTakenFromTheForm() throws Exception {
        try (var cron = mockStatic(CronTabList.class)) {
            submit(
                    "{'checkMinutes':'7','metricsKeyCredentialsId':'board','otlpEndpoint':'http://collector:4318','digestSchedule':'0 7 * * 1','digestZone':'Europe/Berlin',"
                            + "'digestChannels':'ops','digestDays':'1','retention':{'days':'365'},'channels':{" + LOG
                            + ",'name':'ops'}}");
        }
        MonitorConfiguration untouched = new MonitorConfiguration();
        for (Method setter : MonitorConfiguration.class.getMethods()) {
            if (setter.isAnnotationPresent(DataBoundSetter.class)) {
                Method getter = MonitorConfiguration.class.getMethod(
                        "get" + setter.getName().substring(3));
                assertThat(getter.invoke(configuration)).as(getter.getName()).isNotEqualTo(getter.invoke(untouched));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'checkMinutes':'0' | checkMinutes is 0; give 1 to 1440
                    'checkMinutes':'soon' | checkMinutes: 'soon' is not a whole number; write it like 5
                    'checkMinutes':'7','retention':{'days':'-1'} | retention: days is -1; give 0 or more, 0 for ever
                    'checkMinutes':'7','retention':{'auditDays':'a year'} | auditDays: 'a year' is not a whole number
                    'checkMinutes':'7','channels':[{LOG,'name':'x'},{LOG,'name':'x'}] | two channels have the name 'x'
                    'checkMinutes':'7','channels':{LOG,'name':''} | a channel needs a name
                    'checkMinutes':'7','channels':{LOG,'name':'x','types':'LOUD'} | unknown types 'LOUD'
                    'checkMinutes':'7','channels':{HOOK,'name':'x','url':'file:///etc/passwd'} | must begin with http
                    'checkMinutes':'7','channels':{HOOK,'name':'x','url':'http://169.254.169.254/'} | only a machine itself should reach
                    'checkMinutes':'7','channels':{HOOK,'name':'x','url':'http://[fe80::1]/'} | only a machine itself should reach
                    'checkMinutes':'7','channels':{HOOK,'name':'x','ratePerMinute':'0'} | ratePerMinute is 0; give 1 or more
                    'checkMinutes':'7','channels':[{LOG,'name':'y'},{HOOK,'name':'x','ratePerMinute':'many'}] | channels[1].ratePerMinute: 'many' is not a whole number
                    """)
    void whatMakesNoSenseIsAFormErrorAndChangesNothing(String fields, String sentence) throws Exception {
        submit("{'checkMinutes':'5','channels':{" + LOG + ",'name':'ops'}}");
        String json = "{" + fields.replace("LOG", LOG).replace("HOOK", WEBHOOK) + "}";
        assertThatThrownBy(() -> submit(json))
                .isInstanceOf(FormException.class)
                .hasMessageContaining(sentence)
                .message()
                .doesNotContain("\n");
        assertThat(configuration.names()).containsExactly("ops");
        assertThat(configuration.getCheckMinutes()).isEqualTo(5);
        verify(configuration, times(1)).save();
    }

    @Test
    void thoseWhoMayNotConfigureJenkinsChangeNothing() {
        doThrow(new AccessDeniedException("no")).when(jenkins).checkPermission(any());
        assertThatThrownBy(() -> submit("{'checkMinutes':'7'}")).isInstanceOf(AccessDeniedException.class);
        verify(jenkins).checkPermission(Jenkins.ADMINISTER);
        verify(configuration, never()).save();
    }

    /** As Configuration as Code does it. */
    @Test
    void aSetterTakesEffectByItself() throws Exception {
        configuration.setChannels(List.of(new LogChannelOption("ops")));
        configuration.setCheckMinutes(9);
        configuration.setChannels(List.of());
        verify(configuration, times(3)).save();
        assertThat(configuration.getChannels()).isEmpty();
        assertThat(audit())
                .containsExactly("admin channel.delete ops", "admin check.update null", "admin channel.create ops");
        assertThatThrownBy(() -> new WebhookChannelOption("x").setUrl("http://169.254.169.254/latest"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only a machine itself should reach");
    }

    @Test
    void everySettingHasItsFieldInTheForm() throws Exception {
        String form = new String(
                MonitorConfiguration.class
                        .getResourceAsStream("MonitorConfiguration/config.jelly")
                        .readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(Arrays.stream(MonitorConfiguration.class.getMethods())
                        .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                        .map(method -> Character.toLowerCase(method.getName().charAt(3))
                                + method.getName().substring(4)))
                .allSatisfy(field -> assertThat(form).contains("field=\"" + field + "\""));
    }
}
