package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that lie in every workspace and look a little like reports are never taken for one. */
class RecognitionTest {
    private static final ReportFormats FORMATS = ReportFormats.builtIn();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "<project xmlns='http://maven.apache.org/POM/4.0.0'><modelVersion>4.0.0</modelVersion><packages/></project>",
                "<project name='ant' default='test'><target name='report'/></project>",
                "<web-app version='4.0'><servlet><servlet-name>coverage</servlet-name></servlet></web-app>",
                "<!DOCTYPE html><html><head><title>Coverage report</title></head><body><h1>Coverage</h1></body></html>",
                "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>Surefire Report</title></head></html>",
                "<document><body><section name='Coverage'/></body></document>",
                "<assembly xmlns='http://maven.apache.org/ASSEMBLY/2.1.1'><id>bin</id><formats/></assembly>",
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://e.org/coverage</loc></url></urlset>",
                "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap/></sitemapindex>",
                "<project xmlns='http://maven.apache.org/DECORATION/1.8.0' name='Coverage'><body><menu ref='reports'/></body></project>",
                "<site xmlns='http://maven.apache.org/SITE/2.0.0'><body><menu name='Coverage'/></body></site>",
                "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee' version='6.0'><filter><filter-name>report</filter-name></filter></web-app>",
                "<suite name='All' verbose='1'><test name='t'><classes><class name='A'/></classes></test></suite>",
                "<results><result id='1'><modules/></result></results>",
                "<scoverage><packages><package name='p'/></packages></scoverage>",
                "<robot name='arm'><link name='base'/><joint name='j' type='fixed'/></robot>",
                "<phpunit bootstrap='b.php'><testsuites><testsuite name='all'/></testsuites></phpunit>",
                "<Site BuildName='b'><Build><StartBuildTime>1</StartBuildTime></Build></Site>",
                "<TestResult><name>t</name></TestResult>",
                "<report><summary><data value='3'/></summary></report>",
                "<TRACE32><trace/></TRACE32>",
                "<root><item/></root>",
                "<coverage><option name='x'/></coverage>",
                "<coverage profilerVersion='1.5.8'><module name='a'/></coverage>",
                "<assemblies><dependency/></assemblies>",
                "<checkstyle version='8'><file name='A.java'><error line='1'/></file></checkstyle>",
                "<pmd><file name='A.java'><violation beginline='1'/></file></pmd>",
                "<BugCollection version='4'/>",
                "<beans><bean id='coverage'/></beans>",
                "<report xmlns='urn:own'><row/></report>",
                "<coverage/>",
                "<configuration><coverage enabled='true'/></configuration>",
                "<mutation/>",
                "<results><row/></results>",
                "{}",
                "[]",
                "null",
                "12",
                "\"text\"",
                "{\"name\":\"app\",\"version\":\"1.0.0\",\"scripts\":{\"test\":\"nyc mocha\"},\"files\":[\"lib\"],"
                        + "\"nyc\":{\"branches\":80,\"lines\":80},\"jest\":{\"coverage\":{\"lines\":80}}}",
                "{\"name\":\"app\",\"lockfileVersion\":3,\"packages\":{\"\":{\"name\":\"app\",\"version\":\"1\"}}}",
                "{\"compilerOptions\":{\"target\":\"es2022\"},\"files\":[\"a.ts\"],\"include\":[\"src\"]}",
                "{\"meta\":{\"version\":\"1\"},\"files\":{}}",
                "{\"files\":{\"a.js\":{\"size\":12}}}",
                "{\"files\":[{\"file\":\"a.c\",\"size\":3}]}",
                "{\"files\":[{\"filename\":\"a.c\"}]}",
                "{\"data\":[{\"id\":1,\"files\":[{\"filename\":\"a.png\"}]}]}",
                "{\"data\":[{\"files\":[]}],\"total\":0}",
                "{\"total\":{\"lines\":3}}",
                "{\"a.js\":{\"path\":\"a.js\",\"s\":\"x\"}}",
                "{\"jest\":{\"coverage\":{\"threshold\":80}}}",
                "{\"report\":{\"coverage\":{\"lines\":{\"covered\":1}}}}",
                "{\"coverage\":{\"lines\":[1,2,3]}}",
                "{\"schemaVersion\":\"1\",\"tool\":\"x\"}",
                "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.docker.distribution.manifest.v2+json\"}",
                "{\"source_files\":{\"a\":1}}",
                "{\"numTotalTestSuites\":1,\"numTotalTests\":3}",
                "[{\"filePath\":\"/w/a.js\",\"messages\":[{\"ruleId\":\"x\",\"line\":3}],\"source\":\"var a\"}]",
                "{\"extends\":\"eslint:recommended\",\"rules\":{\"semi\":[\"error\",\"always\"]}}",
                "{\"compilerOptions\":{\"sourceMap\":true},\"files\":[],\"references\":[{\"path\":\"./core\"}]}",
                "{\"version\":3,\"sources\":[\"a.ts\"],\"names\":[],\"mappings\":\"AAAA\"}",
                "{\"report\":{\"summary\":{\"numLines\":3}},\"summary\":{\"coverage\":80}}",
                "{\"coverage\":0.8,\"badge\":\"green\"}",
                "{\"total\":{\"lines\":{\"count\":3}}}",
                "{\"stats\":{\"suites\":2,\"tests\":3},\"tests\":[{\"title\":\"t\"}]}",
                "[{\"filePath\":\"a.js\",\"messages\":[],\"errorCount\":0}]",
                "{\"runs\":[{\"tool\":{\"driver\":{\"name\":\"x\"}}}],\"version\":\"2.1.0\"}",
                "mode: set\nlevel: high\nfiles:\n  - a.go:1\n",
                "mode: fast\na.go:1.1,2.2 1 1\n",
                "TN: Tennessee\nTX: Texas\n",
                "SF: San Francisco\nLA: Los Angeles\n",
                "[section]\nDA:1,1\n",
                "a,b,c\n1,2,3\n",
                "#!/bin/sh\necho TN:\n",
                "ok, that is it\nnot ok at all\n",
                "ok\n",
                "1..2\n",
                "==============================================================================\nTitle\n"
                        + "==============================================================================\n\nText.\n",
                "GROUP,PACKAGE,SUM\n1,2,3\n",
                "-: 1:Source:a.c\n",
                "{\"targets\":[{\"target_name\":\"a\",\"files\":[{\"path\":\"a.c\"}]}]}",
                "{\"results\":[{\"tool\":\"x\",\"tests\":3}]}",
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"Lines\":3}}}}}",
                "{\"a.swift\":[{\"line\":1,\"text\":\"x\"}]}",
                "PK",
            })
    void areNoReports(String content) {
        FilePrefix head = new FilePrefix(content.getBytes(StandardCharsets.UTF_8));

        assertThat(FORMATS.recognise(head).map(ReportFormat::name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0001\u0000", "\u001F\u008B", "\u00CA\u00FE\u00BA\u00BE", "\u0089PNG\r\n", "\u0001\u00C0"})
    void binaryFilesAreNoReports(String content) {
        FilePrefix head = new FilePrefix(content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(FORMATS.recognise(head).map(ReportFormat::name)).isEmpty();
    }
}
