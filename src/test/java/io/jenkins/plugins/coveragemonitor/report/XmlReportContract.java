package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every reader of XML owes besides. */
abstract class XmlReportContract extends ReportReaderContract {
    private static final Pattern TAG = Pattern.compile("<([A-Za-z][\\w.]*)((?:\\s+\\w[\\w-]*=\"[^\"]*\")*)\\s*(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\w[\\w-]*=\"[^\"]*\"");

    @Override
    String stranger() {
        return "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion></project>";
    }

    /** Text as it may stand in an attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    @Test
    void readsAnyOrderOfAttributes() throws IOException {
        String turned = TAG.matcher(minimal()).replaceAll(tag -> {
            List<String> attributes = new ArrayList<>();
            Matcher each = ATTRIBUTE.matcher(tag.group(2));
            while (each.find()) {
                attributes.add(each.group());
            }
            Collections.reverse(attributes);
            return Matcher.quoteReplacement(
                    "<" + tag.group(1) + " " + String.join(" ", attributes) + " " + tag.group(3) + ">");
        });

        assertThat(read(turned)).isEqualTo(read(minimal()));
    }

    @Test
    void ignoresNamespacesAndTheirPrefixes() throws IOException {
        String prefixed = minimal()
                .replaceAll("<([A-Za-z])", "<n:$1")
                .replaceAll("</(?!n:)", "</n:")
                .replaceFirst("<n:([\\w.]+)", "<n:$1 xmlns:n=\"urn:any\"");

        assertThat(read(prefixed)).isEqualTo(read(minimal()));
    }

    @Test
    void readsWithoutAnyOneAttributeOrSaysWhatIsMissing() {
        Matcher attribute = Pattern.compile("\\s" + ATTRIBUTE).matcher(minimal());
        while (attribute.find()) {
            String without =
                    minimal().substring(0, attribute.start()) + minimal().substring(attribute.end());
            try {
                assertThat(read(without)).isNotNull();
            } catch (UnreadableReportException e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (IOException e) {
                throw new AssertionError(without, e);
            }
        }
    }

    @Test
    void skipsADoctypeAndResolvesNothingOfIt() throws IOException {
        String doctype =
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\" [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";

        assertThat(read(doctype + minimal())).isEqualTo(read(minimal()));
    }

    @Test
    void refusesEntities() {
        String entity = minimal().replaceFirst("<([A-Za-z][\\w.]*)([^>]*[^/])?>", "$0&e;");

        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read("<!DOCTYPE x [<!ENTITY e \"eeeeeeee\">]>" + entity))
                .withMessageContaining("&e; at line 1");
    }

    @Test
    void readsTheEncodingThatItDeclares() throws IOException {
        for (String encoding : List.of("ISO-8859-1", "windows-1252", "GB18030", "UTF-8")) {
            String declared = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n" + report(List.of("Über"));

            assertThat(read(declared.getBytes(Charset.forName(encoding)))).isEqualTo(read(report(List.of("Über"))));
        }
    }

    @Test
    void refusesAnotherRootUnderItsName() {
        Reports reports = new Reports(ReportFormats.builtIn());

        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> reports.read(
                        new java.io.ByteArrayInputStream("<other/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        "other.xml",
                        format()))
                .withMessageContaining("<other>");
    }
}
