package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.io.xml.DomDriver;
import com.thoughtworks.xstream.security.AnyTypePermission;
import io.jenkins.plugins.coveragemonitor.jenkins.config.AlertOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.AlertRuleOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.EmailChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.GateOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.LogChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorOptions;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ReportOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.SlackChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.TeamsChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.WebhookChannelOption;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * Each element of what Jenkins keeps in XML is left out in turn, with all that is below it, as a hand-written, generated or
 * older file may leave it out: everything can be asked all the same, and what makes no sense is one sentence.
 */
class IncompleteXmlTest {
    private static final XStream XSTREAM = new XStream(new DomDriver());

    static {
        XSTREAM.addPermission(AnyTypePermission.ANY);
    }

    /** What is made from XML, with every option set. */
    static Stream<Arguments> kept() throws ReflectiveOperationException {
        Map<String, Object> options = Map.of(
                "reports",
                List.of(Map.of(
                        "component",
                        "back",
                        "format",
                        "JACOCO_EXEC",
                        "pattern",
                        "**/*.exec",
                        "classes",
                        "**/classes",
                        "carryForwardBuilds",
                        3,
                        "carryForwardDays",
                        4)),
                "gates",
                List.of(Map.of(
                        "name", "floor", "metric", "LINE", "scope", "PROJECT", "atLeast", 80.5, "onMiss", "WARNING")),
                "alerts",
                Map.of(
                        "metrics",
                        "LINE",
                        "maxDrop",
                        0.75,
                        "rules",
                        List.of(Map.of("type", "ANOMALY", "enabled", false, "pending", 2))),
                "channels",
                List.of("book"),
                "id",
                "back",
                "changes",
                "change.diff",
                "changedSince",
                "main",
                "criticalFiles",
                7);
        MonitorRecorder recorder = Binding.bind(MonitorRecorder.class, options);
        List<Arguments> all = new ArrayList<>();
        all.add(Arguments.of("recorder", XSTREAM.toXML(recorder)));
        all.add(Arguments.of(
                "build action",
                """
                <%1$s.CoverageBuildAction><id>back</id><summary><state>PASSED</state><sentence>fine</sentence>
                <figures><%1$s.BuildSummary_-Figure><title>Line</title><value>80 %%</value><change>up</change>
                </%1$s.BuildSummary_-Figure></figures><gates><%1$s.BuildSummary_-Badge><outcome>PASSED</outcome>
                <name>floor</name><reason>high</reason></%1$s.BuildSummary_-Badge></gates><gaps><string>a.c:1</string></gaps>
                </summary><pending>%2$s</pending><awaitedBy>7</awaitedBy></%1$s.CoverageBuildAction>
                """
                        .formatted("io.jenkins.plugins.coveragemonitor.jenkins", options(XSTREAM.toXML(recorder)))));
        for (Class<?> channel : List.of(
                WebhookChannelOption.class,
                SlackChannelOption.class,
                TeamsChannelOption.class,
                EmailChannelOption.class,
                LogChannelOption.class)) {
            Object option = channel.getConstructor(String.class).newInstance("ops");
            for (Method setter : channel.getMethods()) {
                if (setter.getName().startsWith("set") && setter.getParameterCount() == 1) {
                    Class<?> type = setter.getParameterTypes()[0];
                    setter.invoke(option, type == String.class ? value(setter.getName()) : (Object) 7);
                }
            }
            all.add(Arguments.of(channel.getSimpleName(), XSTREAM.toXML(option)));
        }
        return all.stream();
    }

    /** What a recorder's XML holds of its options. */
    private static String options(String xml) {
        return xml.substring(xml.indexOf("<options>") + "<options>".length(), xml.indexOf("</options>"));
    }

    private static String value(String setter) {
        return switch (setter) {
            case "setTypes" -> "REGRESSION";
            case "setSeverities" -> "CRITICAL";
            case "setUrl" -> "https://example.com/hook";
            case "setTo" -> "team@example.com";
            case "setMentions" -> "@org/web=S012ABCDE";
            default -> "text";
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kept")
    void everythingCanBeAskedWhateverIsLeftOut(String what, String xml) throws Exception {
        assertThat(problems(XSTREAM.fromXML(xml))).as("nothing is left out").isEmpty();
        int elements = document(xml).getElementsByTagName("*").getLength();
        assertThat(elements).isGreaterThan(2);
        for (int i = 1; i < elements; i++) {
            Document without = document(xml);
            Node left = without.getElementsByTagName("*").item(i);
            String path = path(left);
            left.getParentNode().removeChild(left);

            assertThat(problems(XSTREAM.fromXML(text(without))))
                    .as("%s without %s", what, path)
                    .isEmpty();
        }
    }

    private static Document document(String xml) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        return builder.parse(new InputSource(new StringReader(xml)));
    }

    private static String text(Document document) throws Exception {
        StringWriter text = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }

    private static String path(Node node) {
        return node.getParentNode() instanceof Element above ? path(above) + "/" + node.getNodeName() : "";
    }

    /** What goes wrong when everything is asked, here and in all that belongs to it; a refusal in words is an answer. */
    private static List<String> problems(Object kept) {
        List<String> problems = new ArrayList<>();
        for (Method getter : kept.getClass().getDeclaredMethods()) {
            boolean asks = getter.getParameterCount() == 0
                    && !Modifier.isStatic(getter.getModifiers())
                    && !getter.isSynthetic()
                    && (getter.getName().startsWith("get")
                            || List.of("options", "config", "json", "checked", "pending", "id", "awaitedBy")
                                    .contains(getter.getName()))
                    && !List.of("getRun", "getRequiredMonitorService", "getPageHead")
                            .contains(getter.getName());
            if (asks) {
                ask(kept, getter, problems);
            }
        }
        return problems;
    }

    private static void ask(Object kept, Method getter, List<String> problems) {
        try {
            getter.setAccessible(true);
            Object answer = getter.invoke(kept);
            List<?> answers = answer instanceof List<?> list ? list : Arrays.asList(answer);
            for (Object each : answers) {
                boolean ours = each != null
                        && each != kept
                        && (each instanceof MonitorOptions
                                || each instanceof ReportOption
                                || each instanceof GateOption
                                || each instanceof AlertOption
                                || each instanceof AlertRuleOption
                                || each.getClass().getName().contains("BuildSummary"));
                if (ours && !(kept instanceof MonitorOptions && each instanceof MonitorOptions)) {
                    problems.addAll(problems(each));
                }
            }
        } catch (InvocationTargetException e) {
            boolean sentence = e.getCause() instanceof IllegalArgumentException
                    && e.getCause().getMessage() != null;
            if (!sentence) {
                problems.add(kept.getClass().getSimpleName() + "." + getter.getName() + ": " + e.getCause());
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @org.junit.jupiter.api.Test
    void aPostBuildActionWithoutAnythingHasTheDefaults() {
        MonitorRecorder recorder = (MonitorRecorder) XSTREAM.fromXML("<" + MonitorRecorder.class.getName() + "/>");

        assertThat(recorder.getReports()).isEmpty();
        assertThat(recorder.getGates()).isEmpty();
        assertThat(recorder.getAlerts()).isNull();
        assertThat(recorder.getId()).isEqualTo("coverage");
    }

    @org.junit.jupiter.api.Test
    void aConfigurationWithoutAnythingHasTheDefaults() {
        MonitorConfiguration configuration =
                (MonitorConfiguration) XSTREAM.fromXML("<" + MonitorConfiguration.class.getName() + "/>");

        assertThat(configuration.getChannels()).isEmpty();
        assertThat(configuration.getCheckMinutes()).isBetween(1, 1440);
    }
}
