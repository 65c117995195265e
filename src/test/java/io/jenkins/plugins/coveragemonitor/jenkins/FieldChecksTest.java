package io.jenkins.plugins.coveragemonitor.jenkins;

import static io.jenkins.plugins.coveragemonitor.jenkins.FormAnswers.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.coveragemonitor.jenkins.config.AlertOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.AlertRuleOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.EmailChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.GateLimits;
import io.jenkins.plugins.coveragemonitor.jenkins.config.GateOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ReportOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.RetentionOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.SlackChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.TeamsChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.WebhookChannelOption;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.MockedStatic;

/** What people are told while they type. */
class FieldChecksTest {
    private static final GateOption.DescriptorImpl GATE = new GateOption.DescriptorImpl();

    /** The limits of a gate's form, as {@code name=value} separated by blanks. */
    private static GateLimits limits(String typed) {
        return GateLimits.fromStapler(
                of(typed, "metric"),
                of(typed, "atLeast"),
                of(typed, "atMost"),
                of(typed, "maxDrop"),
                of(typed, "ratchet"),
                of(typed, "newUncoveredLines"),
                of(typed, "usedButUntested"),
                of(typed, "testFailuresUp"),
                of(typed, "testTimeUpPercent"),
                of(typed, "testsDisappeared"));
    }

    private static String of(String typed, String name) {
        return Arrays.stream((typed == null ? "" : typed).split(" "))
                .filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    /** Asks a check with the value, and with the fields around it by their names. */
    private static String ask(Object descriptor, String field, String value, String around) throws Exception {
        String name = "doCheck" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
        Method check = FormClasses.methods(descriptor.getClass()).stream()
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
        Object[] arguments = Arrays.stream(check.getParameters())
                .map(each -> each.getType() == Item.class
                        ? JOB
                        : each.getType() == GateLimits.class
                                ? limits(around + " " + field + "=" + value)
                                : each.getName().equals("value") ? value : of(around, each.getName()))
                .toArray();
        return FormAnswers.of(() -> {
            try {
                return (FormValidation) check.invoke(descriptor, arguments);
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(e.getCause());
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    atLeast            | eighty | | 'eighty' is not a number; write it like 80 or 79.5
                    atLeast            | 101    | metric=LINE | atLeast is 101: give a number from 0 to 100
                    atLeast            | 90     | atMost=80 | atLeast is 90, above atMost 80
                    atLeast            | 90     | maxDrop=1 | a gate has both atLeast and maxDrop
                    atMost             | -1     | | atMost is -1
                    maxDrop            | 0.5    | metric=TESTS | metric TESTS has no percentage
                    maxDrop            | 0.5    | ratchet=true | a gate has both maxDrop and ratchet
                    newUncoveredLines  | -3     | | newUncoveredLines is -3
                    usedButUntested    | -3     | | usedButUntested is -3
                    newUncoveredLines  | 3.5    | | '3.5' is not a whole number; write it like 5
                    newUncoveredLines  | 3      | metric=BRANCH | metric BRANCH does not fit this gate
                    testFailuresUp     | 0      | | testFailuresUp is 0
                    testTimeUpPercent  | 0      | | testTimeUpPercent is 0
                    testsDisappeared   | 0      | | testsDisappeared is 0
                    failBelow          | 90     | atLeast=80 | failBelow is 90, above atLeast
                    failBelow          | 70     | maxDrop=1 | failBelow has no atLeast to be below
                    failBelow          | 70     | atLeast=80 onMiss=FAILED | onMiss FAILED already fails the build
                    failBelow          | low    | | 'low' is not a number
                    failAbove          | 1      | maxDrop=2 | failAbove is 1, below the gate's own limit
                    failAbove          | 2      | ratchet=true tolerance=5 | failAbove is 2, below the gate's own limit
                    ratchetBuilds      | -1     | | ratchetBuilds is -1
                    ratchetBuilds      | 5      | atLeast=80 | ratchetBuilds belongs to a ratchet
                    tolerance          | -1     | ratchet=true | tolerance is -1
                    tolerance          | 5      | maxDrop=1 | tolerance belongs to a ratchet
                    ignorePatchBelow   | -1     | | ignorePatchBelow is -1
                    component          | api    | scope=PROJECT | scope PROJECT takes no component 'api'
                    component          | ""     | scope=COMPONENT | scope COMPONENT has no component
                    path               | ../x   | | leaves the workspace
                    path               | ""     | scope=PATH | scope PATH has no path
                    path               | src/** | scope=PROJECT | scope PROJECT takes no path
                    baselineJob        | main   | baseline=PREVIOUS | baselineJob 'main' is not used
                    baselineJob        | ""     | baseline=JOB | baseline JOB has no job
                    """)
    void aGatesFieldIsToldWhatIsWrong(String field, String value, String around, String sentence) throws Exception {
        assertThat(ask(GATE, field, value, around)).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    atLeast            | 80     | metric=LINE
                    atLeast            | ""     |
                    atLeast            | 80     | atMost=900
                    atLeast            | 80     | maxDrop=much
                    atMost             | 200    | metric=TESTS
                    maxDrop            | 0.5    |
                    newUncoveredLines  | 0      | metric=LINE
                    failBelow          | 70     | atLeast=80
                    failBelow          | ""     | maxDrop=1
                    failBelow          | 70     |
                    failAbove          | 5      | newUncoveredLines=3
                    ratchetBuilds      | 5      | ratchet=true
                    ratchetBuilds      | 5      |
                    tolerance          | ""     | maxDrop=1
                    ignorePatchBelow   | 10     |
                    component          | api    | scope=PATCH
                    component          | ""     | scope=PATH
                    path               | src/** | scope=PATCH
                    baselineJob        | main   | baseline=JOB
                    baselineJob        | ""     |
                    """)
    void andNothingWhenItIsRightOrAnotherFieldIsToldAlready(String field, String value, String around)
            throws Exception {
        assertThat(ask(GATE, field, value, around)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    maxDrop           | 0    | alerts: maxDrop is 0; give more than 0
                    criticalDrop      | x    | 'x' is not a number
                    testFailuresUp    | 0    | alerts: testFailuresUp is 0; give 1 or more
                    testTimeUpPercent | 0    | alerts: testTimeUpPercent is 0
                    testTimeUpSeconds | -1   | alerts: testTimeUpSeconds is -1
                    minRise           | 0    | alerts: minRise is 0
                    target            | 101  | alerts: target is 101; give more than 0 and at most 100
                    approaching       | 0    | alerts: approaching is 0
                    trendWindow       | 1    | alerts: trendWindow is 1; give 2 or more
                    minSamples        | 0    | alerts: minSamples is 0
                    reopenHours       | -1   | alerts: reopenHours is -1
                    repeatHours       | -1   | alerts: repeatHours is -1
                    acceptDays        | -1   | alerts: acceptDays is -1
                    staleDays         | 1.5  | '1.5' is not a whole number
                    branchDays        | -1   | alerts: branchDays is -1
                    """)
    void aFieldOfTheAlertsIsToldWhatIsWrong(String field, String value, String sentence) throws Exception {
        AlertOption.DescriptorImpl alerts = new AlertOption.DescriptorImpl();
        assertThat(ask(alerts, field, value, "")).startsWith(sentence);
        assertThat(ask(alerts, field, "50", "")).isEmpty();
        assertThat(ask(alerts, field, " ", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    builds       | -1   | retention: builds is -1; give 0 or more, 0 for ever
                    days         | week | 'week' is not a whole number
                    alertDays    | 0    | retention: alertDays is 0; give 1 or more
                    deliveryDays | 0    | retention: deliveryDays is 0
                    auditDays    | 0    | retention: auditDays is 0
                    """)
    void aFieldOfTheRetentionIsToldWhatIsWrong(String field, String value, String sentence) throws Exception {
        assertThat(ask(new RetentionOption.DescriptorImpl(), field, value, "")).startsWith(sentence);
        assertThat(ask(new RetentionOption.DescriptorImpl(), field, "5", "")).isEmpty();
        assertThat(ask(new RetentionOption.DescriptorImpl(), field, " ", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    pending      | 0  | alerts: pending is 0; give 1 or more
                    resolveAfter | x  | 'x' is not a whole number
                    margin       | -1 | alerts: margin is -1; give 0 or more
                    trendWindow  | 1  | alerts: trendWindow is 1; give 2 or more
                    minSamples   | 0  | alerts: minSamples is 0; give 1 or more
                    """)
    void aFieldOfARuleIsToldWhatIsWrong(String field, String value, String sentence) throws Exception {
        assertThat(ask(new AlertRuleOption.DescriptorImpl(), field, value, "")).startsWith(sentence);
        assertThat(ask(new AlertRuleOption.DescriptorImpl(), field, "5", "")).isEmpty();
        assertThat(ask(new AlertRuleOption.DescriptorImpl(), field, " ", "")).isEmpty();
    }

    @Test
    void theMetricsOfAlertsAreToldWhatIsWrong() throws Exception {
        AlertOption.DescriptorImpl alerts = new AlertOption.DescriptorImpl();
        assertThat(ask(alerts, "metrics", "LINE, lunch", ""))
                .startsWith("alerts.metrics: 'LUNCH' is not a metric to watch; use some of");
        assertThat(ask(alerts, "metrics", "line, BRANCH", "")).isEmpty();
        assertThat(ask(alerts, "metrics", " ", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    pattern            | ../x.xml   | leaves the workspace
                    pattern            | ,          | is empty
                    classes            | ../classes | leaves the workspace
                    carryForwardBuilds | -1         | give 0 or more of each
                    carryForwardDays   | soon       | 'soon' is not a whole number
                    """)
    void aFieldOfTheReportsIsToldWhatIsWrong(String field, String value, String sentence) throws Exception {
        assertThat(ask(new ReportOption.DescriptorImpl(), field, value, "")).contains(sentence);
        assertThat(ask(new ReportOption.DescriptorImpl(), field, "", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    id           | ../x       | the id '../x' is not usable
                    changes      | ../x.diff  | ../x.diff: is outside of the workspace; name a file in it
                    changedSince | --output=x | '--output=x' is not a commit or branch to compare with
                    """)
    void aFieldOfTheStepAndOfThePostBuildActionIsToldWhatIsWrong(String field, String value, String sentence)
            throws Exception {
        for (Object form : new Object[] {new MonitorStep.DescriptorImpl(), new MonitorRecorder.DescriptorImpl()}) {
            assertThat(ask(form, field, value, "")).contains(sentence);
            assertThat(ask(form, field, "main", "")).isEmpty();
            assertThat(ask(form, field, "", "")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    url           | ""                      | | Give the address, or the credential that holds it.
                    url           | ""                      | urlCredentialsId=x | ""
                    url           | http://127.0.0.1/       | urlCredentialsId=x | warning: The address of the credential is used
                    url           | http://127.0.0.1/       | | ""
                    url           | http://no.invalid/      | | ""
                    url           | file:///etc/passwd      | name=ops | channel 'ops': the url must begin with http:// or https://
                    url           | http://169.254.169.254/ | name=ops | channel 'ops': the url leads to an address that only a machine itself
                    url           | http://[fe80::1]/       | | channel 'new': the url leads to an address that only a machine itself
                    ratePerMinute | 0                       | name=ops | channel 'ops': ratePerMinute is 0; give 1 or more
                    ratePerMinute | many                    | | 'many' is not a whole number
                    name          | ../x                    | | a channel needs a name
                    types         | LOUD                    | | unknown types 'LOUD'
                    severities    | LOUD                    | | unknown severities 'LOUD'
                    """)
    void aFieldOfAChannelIsToldWhatIsWrong(String field, String value, String around, String sentence)
            throws Exception {
        try (MockedStatic<Jenkins> running = mockStatic(Jenkins.class)) {
            Jenkins jenkins = mock(Jenkins.class);
            running.when(Jenkins::get).thenReturn(jenkins);
            String said = ask(new WebhookChannelOption.DescriptorImpl(), field, value, around);
            if (sentence.isEmpty()) {
                assertThat(said).isEmpty();
            } else {
                assertThat(said).startsWith(sentence);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    title | ${job} #${build}: ${component} ${now} | ok: For example: example-job #16: backend 94.97 %
                    text  | see ${link}                           | ok: For example: see https://jenkins.example/
                    title | ${jobb}   | warning: the template of this channel is broken, so this is the default text: there is no variable ${jobb}
                    text  | a ${job   | warning: the template of this channel is broken, so this is the default text: a ${ is not closed
                    """)
    void aTemplateIsShownFilledInOrSaysWhyItIsBroken(String field, String value, String said) throws Exception {
        try (MockedStatic<Jenkins> running = mockStatic(Jenkins.class)) {
            Jenkins jenkins = mock(Jenkins.class);
            running.when(Jenkins::get).thenReturn(jenkins);
            for (Object form : new Object[] {
                new SlackChannelOption.DescriptorImpl(),
                new TeamsChannelOption.DescriptorImpl(),
                new EmailChannelOption.DescriptorImpl()
            }) {
                assertThat(ask(form, field, value, "")).startsWith(said);
                assertThat(ask(form, field, " ", "")).isEmpty();
            }
        }
    }

    @Test
    void receiversOfEmailAndMinutesAreChecked() throws Exception {
        try (MockedStatic<Jenkins> running = mockStatic(Jenkins.class)) {
            Jenkins jenkins = mock(Jenkins.class);
            running.when(Jenkins::get).thenReturn(jenkins);
            assertThat(ask(new EmailChannelOption.DescriptorImpl(), "to", "nobody", ""))
                    .contains("'nobody' is not an e-mail address");
            assertThat(ask(new EmailChannelOption.DescriptorImpl(), "to", "", ""))
                    .isEqualTo("Give the addresses that the e-mail goes to.");
            assertThat(ask(new TeamsChannelOption.DescriptorImpl(), "urlCredentialsId", "", "name=ops"))
                    .isEqualTo("Choose the credential that holds the address.");
            assertThat(ask(new TeamsChannelOption.DescriptorImpl(), "name", "", ""))
                    .endsWith("a letter or digit first");
            assertThat(ask(new MonitorConfiguration(), "checkMinutes", "0", ""))
                    .isEqualTo("checkMinutes is 0; give 1 to 1440");
            assertThat(ask(new MonitorConfiguration(), "checkMinutes", "", "")).isEmpty();
        }
    }
}
