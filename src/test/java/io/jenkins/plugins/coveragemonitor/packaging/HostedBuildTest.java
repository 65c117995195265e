package io.jenkins.plugins.coveragemonitor.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The build for Jenkins' infrastructure, in the folder hosted: it says the same as the root's build, and it has what the
 * <a href="https://github.com/jenkins-infra/repository-permissions-updater">hosting checks</a> demand.
 */
class HostedBuildTest {
    private static final Path HOSTED = Path.of("hosted");
    private static final Set<Integer> JDKS = Set.of(21, 25);
    private static String own;
    private static String hosted;
    private static String manifest;

    @BeforeAll
    static void read() throws IOException {
        own = Files.readString(Path.of("pom.xml"));
        hosted = Files.readString(HOSTED.resolve("pom.xml"));
        manifest = Files.readString(Path.of("src/main/plugin/MANIFEST.MF"));
    }

    @Test
    void bothBuildsSayTheSame() throws IOException {
        assertThat(PomDifferences.between(Pom.of(own), Pom.of(hosted), manifest))
                .isEmpty();
    }

    @Test
    void noLineOfTheManifestIsTooLongToBeRead() throws IOException {
        Pom pom = Pom.of(own);
        String filled = manifest.lines().map(pom::filled).collect(Collectors.joining("\n", "", "\n"));
        Attributes main =
                new Manifest(new ByteArrayInputStream(filled.getBytes(StandardCharsets.UTF_8))).getMainAttributes();
        assertThat(main.getValue("Plugin-Dependencies")).contains("asm-api:", ",workflow-api:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            <name>Coverage Monitor<                      | <name>Another<                     | name
            <name>MIT<                                   | <name>Apache<                      | licenses/license/name
            <inceptionYear>2026<                         | <inceptionYear>2025<               | inceptionYear
            <jenkins.version>${jenkins.baseline}.3<      | <jenkins.version>2.555.1<          | jenkins.version
            <jacoco.version>0                            | <jacoco.version>1                  | jacoco.version
            <version>${aalto.version}<                   | <version>1.0.0<                    | dependency com.fasterxml:aalto-xml
            <version>${picocli.version}<                 | <scope>provided</scope><version>${picocli.version}< | dependency info.picocli:picocli
            <artifactId>wiremock-standalone<             | <artifactId>wiremock<              | dependency org.wiremock:wiremock
            <artifactId>mailer</artifactId>              | <artifactId>mailer</artifactId><version>1</version> | dependency org.jenkins-ci.plugins:mailer
            <artifactId>plain-credentials<               | <artifactId>structs<               | Plugin-Dependencies
            <artifactId>chart.js<                        | <artifactId>jquery<                | maven-dependency-plugin artifactItem
            .cli.Main<                                   | .cli.Other<                        | maven-assembly-plugin manifestEntries
            <version>2.74.0<                             | <version>2.97.0<                   | spotless-maven-plugin palantirJavaFormat
            <source>src/e2e/java<                        | <source>src/it/java<               | build-helper-maven-plugin source
            <directory>samples<                          | <directory>examples<               | testResources
            <jqwik.database>                             | <jqwik.seed>                       | tests' properties
            """)
    void aDifferenceIsNamed(String from, String to, String what) throws IOException {
        String changed = from.equals("<jqwik.database>")
                ? hosted.replaceAll("<(/?)jqwik.database>", "<$1jqwik.seed>")
                : hosted.replace(from, to);
        assertThat(changed).isNotEqualTo(hosted);
        assertThat(PomDifferences.between(Pom.of(own), Pom.of(changed), manifest))
                .anyMatch(difference -> difference.startsWith(what));
    }

    @Test
    void aDifferentManifestIsNamed() throws IOException {
        String changed = manifest.replace("${jenkins.version}", "2.1");
        assertThat(PomDifferences.between(Pom.of(own), Pom.of(hosted), changed))
                .containsExactly(
                        "manifest Jenkins-Version: 2.1 in the root's build, 2.541.3 in the hosted one",
                        "manifest Hudson-Version: 2.1 in the root's build, 2.541.3 in the hosted one");
    }

    @Test
    void thePomIsOfTheFormThatHostingDemands() throws IOException {
        Pom pom = Pom.of(hosted);
        assertThat(pom.text("parent/groupId")).isEqualTo("org.jenkins-ci.plugins");
        assertThat(pom.text("parent/artifactId")).isEqualTo("plugin");
        assertThat(pom.text("parent/version")).matches("6\\.(2[2-9]\\d\\d|[3-9]\\d\\d\\d)\\..*");
        assertThat(pom.text("packaging")).isEqualTo("hpi");
        assertThat(pom.text("groupId")).isEqualTo("io.jenkins.plugins");
        assertThat(pom.text("artifactId")).matches("[a-z-]{1,36}").doesNotContain("jenkins");
        assertThat(pom.text("name")).isNotEmpty().doesNotContainIgnoringCase("jenkins");
        assertThat(pom.text("url")).isEqualTo("https://github.com/jenkinsci/coverage-monitor-plugin");
        assertThat(pom.elements("licenses/license")).isNotEmpty();
        assertThat(pom.elements("developers")).isEmpty();
        assertThat(pom.text("version")).isEqualTo("999999-SNAPSHOT");
        assertThat(pom.text("scm/connection")).startsWith("scm:git:https://");
        for (String part : List.of("developerConnection", "tag", "url")) {
            assertThat(pom.text("scm/" + part)).as(part).isNotEmpty();
        }
        assertThat(pom.properties())
                .containsKey("jenkins.baseline")
                .containsEntry("jenkins.version", "${jenkins.baseline}.3")
                .containsEntry("changelist", "999999-SNAPSHOT")
                .containsAllEntriesOf(Map.of(
                        "hpi.strictBundledArtifacts", "true",
                        "ban-commons-lang-2.skip", "false",
                        "ban-deprecated-stapler.skip", "false",
                        "ban-junit4-imports.skip", "false",
                        "banObsoleteDependencyOverrides.skip", "false"))
                .doesNotContainKeys(
                        "java.level", "maven.compiler.source", "maven.compiler.target", "maven.compiler.release");
        var bom = pom.elements("dependencyManagement/dependencies/dependency").get(0);
        assertThat(pom.part(bom, "groupId")).isEqualTo("io.jenkins.tools.bom");
        assertThat(pom.part(bom, "artifactId")).isEqualTo("bom-2.541.x");
        assertThat(pom.elements("repositories/repository/url"))
                .allMatch(url -> url.getTextContent().equals("https://repo.jenkins-ci.org/public/"));
    }

    @Test
    void theJenkinsfileIsOneCallOfBuildPluginOnAllowedJdks() throws IOException {
        String code = Files.readString(HOSTED.resolve("Jenkinsfile"))
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .strip();
        assertThat(code).startsWith("buildPlugin(").endsWith(")").containsOnlyOnce("(");
        Matcher configuration =
                Pattern.compile("\\[platform: '(\\w+)', jdk: (\\d+)]").matcher(code);
        assertThat(configuration.results())
                .isNotEmpty()
                .allMatch(match -> JDKS.contains(Integer.valueOf(match.group(2))));
    }

    @Test
    void theFilesThatHostingDemandsAreThere() throws IOException {
        assertThat(Files.readAllLines(Path.of(".github/CODEOWNERS")))
                .contains("* @jenkinsci/coverage-monitor-plugin-developers");
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains("target/", "work/");
        assertThat(Path.of(".github/dependabot.yml")).isRegularFile();
        assertThat(Path.of(".github/workflows/jenkins-security-scan.yml")).isRegularFile();
        assertThat(Path.of(".github/workflows/cd.yaml")).isRegularFile();
        assertThat(Path.of(".github/release-drafter.yml")).doesNotExist();
        assertThat(HOSTED.resolve(".mvn/extensions.xml")).content().contains("git-changelist-maven-extension");
        assertThat(Files.readAllLines(HOSTED.resolve(".mvn/maven.config"))).contains("-Dchangelist.format=%d.v%s");
        assertThat(Path.of("LICENSE")).content().startsWith("MIT License");
        assertThat(Path.of("src/main/resources/index.jelly")).isRegularFile();
    }
}
