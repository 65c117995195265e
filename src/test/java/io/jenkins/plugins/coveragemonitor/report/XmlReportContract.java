package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every reader of XML owes besides. */
public abstract class XmlReportContract extends TextReportContract {
    private static final Pattern TAG = Pattern.compile("<([A-Za-z][\\w.-]*)((?:\\s+\\w[\\w-]*=\"[^\"]*\")*)\\s*(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\w[\\w-]*=\"[^\"]*\"");

    @Override
    public String stranger() {
        return "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion></project>";
    }

    /** Text as it may stand in an attribute. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** Turns the attributes of each element around. */
    @Override
    public String reordered(String report) {
        return TAG.matcher(report).replaceAll(tag -> {
            List<String> attributes = new ArrayList<>();
            Matcher each = ATTRIBUTE.matcher(tag.group(2));
            while (each.find()) {
                attributes.add(each.group());
            }
            Collections.reverse(attributes);
            return Matcher.quoteReplacement(
                    "<" + tag.group(1) + " " + String.join(" ", attributes) + " " + tag.group(3) + ">");
        });
    }

    @Override
    public Stream<String> without(String report) {
        return Pattern.compile("\\s" + ATTRIBUTE)
                .matcher(report)
                .results()
                .map(attribute -> report.substring(0, attribute.start()) + report.substring(attribute.end()));
    }

    @Test
    public void ignoresNamespacesAndTheirPrefixes() throws IOException {
        String prefixed = minimal()
                .replaceAll("<([A-Za-z])", "<n:$1")
                .replaceAll("</(?!n:)", "</n:")
                .replaceFirst("<n:([\\w.-]+)", "<n:$1 xmlns:n=\"urn:any\"");

        assertThat(read(prefixed)).isEqualTo(read(minimal()));
    }

    @Test
    public void skipsADoctypeAndResolvesNothingOfIt() throws IOException {
        String doctype =
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\" [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";

        assertThat(read(doctype + minimal())).isEqualTo(read(minimal()));
    }

    @Test
    public void refusesEntities() {
        String entity = minimal().replaceFirst("<([A-Za-z][\\w.-]*)([^>]*[^/])?>", "$0&e;");

        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read("<!DOCTYPE x [<!ENTITY e \"eeeeeeee\">]>" + entity))
                .withMessageContaining("&e; at line 1");
    }

    @Test
    public void readsTheEncodingThatItDeclares() throws IOException {
        for (String encoding : List.of("ISO-8859-1", "windows-1252", "GB18030", "UTF-8")) {
            String declared = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n" + report(List.of("Über"));

            assertThat(read(declared.getBytes(Charset.forName(encoding)))).isEqualTo(read(report(List.of("Über"))));
        }
    }

    @Test
    public void repairsNoOtherEncodingThanUtf8() {
        String declared = "<?xml version=\"1.0\" encoding=\"US-ASCII\"?>\n" + report(List.of("Über"));

        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read(declared.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                .withMessageContaining("has bytes that are not text in its encoding");
    }

    @Test
    public void staysStrictAboutTheMarkupOfWhatItRepairs() {
        byte[] unsound = (report(List.of("\u00fc")) + "</more>").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(readOrRefuse(unsound)).isNull();
    }
}
