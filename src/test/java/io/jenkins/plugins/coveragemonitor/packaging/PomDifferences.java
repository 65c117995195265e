package io.jenkins.plugins.coveragemonitor.packaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** What differs between the build that needs Maven Central alone and the one with Jenkins' parent, a sentence each. */
final class PomDifferences {
    /** Brought by Jenkins' core or by a plugin that the hosted build depends on. */
    private static final Set<String> BROUGHT_BY_JENKINS = Set.of(
            "com.fasterxml.jackson.core:jackson-databind",
            "com.github.ben-manes.caffeine:caffeine",
            "org.eclipse.angus:jakarta.mail",
            "org.yaml:snakeyaml",
            "jakarta.servlet:jakarta.servlet-api",
            "net.java.sezpoz:sezpoz",
            "net.sf.json-lib:json-lib",
            "org.jvnet.localizer:localizer",
            "com.thoughtworks.xstream:xstream",
            "org.springframework.security:spring-security-core",
            "org.codehaus.groovy:groovy-all");

    /** Their versions come from the parent. */
    private static final Set<String> MANAGED_BY_PARENT =
            Set.of("org.junit.jupiter:junit-jupiter", "org.mockito:mockito-junit-jupiter");

    /** Written by each build in its own way. */
    private static final Set<String> OWN_PROPERTIES = Set.of("build.dir");

    private final Pom own;
    private final Pom hosted;
    private final Map<String, String> manifest;
    private final List<String> found = new ArrayList<>();

    private PomDifferences(Pom own, Pom hosted, Map<String, String> manifest) {
        this.own = own;
        this.hosted = hosted;
        this.manifest = manifest;
    }

    /**
     * Compares the two builds.
     *
     * @param own the root's pom.xml
     * @param hosted the pom.xml with Jenkins' parent
     * @param manifest src/main/plugin/MANIFEST.MF, which the root's build fills in
     * @return what differs; empty when nothing does
     */
    static List<String> between(Pom own, Pom hosted, String manifest) {
        // A line that begins with a space goes on with the one before.
        Map<String, String> attributes = manifest.replace("\n ", "")
                .lines()
                .filter(line -> line.contains(": "))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(": ")),
                        line -> own.filled(line.substring(line.indexOf(": ") + 2)),
                        (first, second) -> second,
                        TreeMap::new));
        PomDifferences differences = new PomDifferences(own, hosted, attributes);
        differences.names();
        differences.properties();
        differences.dependencies();
        differences.pluginDependencies();
        differences.manifest();
        differences.build();
        return differences.found;
    }

    private void names() {
        for (String path : List.of(
                "groupId",
                "artifactId",
                "name",
                "description",
                "url",
                "inceptionYear",
                "licenses/license/name",
                "licenses/license/url",
                "developers",
                "scm/connection",
                "scm/developerConnection",
                "scm/url")) {
            same(path, own.text(path), hosted.text(path));
        }
    }

    private void properties() {
        Set<String> shared = new TreeSet<>(own.properties().keySet());
        shared.retainAll(hosted.properties().keySet());
        shared.removeAll(OWN_PROPERTIES);
        for (String name : shared) {
            same(
                    name,
                    own.filled(own.properties().get(name)),
                    hosted.filled(hosted.properties().get(name)));
        }
    }

    private void dependencies() {
        Map<String, String> ours = dependencies(own);
        Map<String, String> theirs = dependencies(hosted);
        ours.keySet().removeAll(BROUGHT_BY_JENKINS);
        theirs.keySet().removeIf(PomDifferences::isPlugin);
        Set<String> all = new TreeSet<>(ours.keySet());
        all.addAll(theirs.keySet());
        for (String name : all) {
            same("dependency " + name, ours.getOrDefault(name, "none"), theirs.getOrDefault(name, "none"));
        }
        for (Element dependency : hosted.elements("dependencies/dependency")) {
            boolean managed =
                    isPlugin(name(hosted, dependency)) || MANAGED_BY_PARENT.contains(name(hosted, dependency));
            if (managed != hosted.part(dependency, "version").isEmpty()) {
                found.add("dependency " + name(hosted, dependency) + ": "
                        + (managed ? "its version comes from a BOM" : "it has no version"));
            }
        }
    }

    private void pluginDependencies() {
        Set<String> named = new TreeSet<>();
        for (String dependency : manifest.get("Plugin-Dependencies").split(",")) {
            named.add(dependency.substring(0, dependency.indexOf(':')));
        }
        Set<String> declared = hosted.elements("dependencies/dependency").stream()
                .filter(dependency -> isPlugin(name(hosted, dependency)))
                .filter(dependency -> hosted.part(dependency, "scope").isEmpty())
                .map(dependency -> hosted.part(dependency, "artifactId"))
                .collect(Collectors.toCollection(TreeSet::new));
        same("Plugin-Dependencies", named, declared);
    }

    private void manifest() {
        Map<String, Function<Pom, String>> written = new LinkedHashMap<>();
        written.put("Group-Id", pom -> pom.text("groupId"));
        written.put("Artifact-Id", pom -> pom.text("artifactId"));
        written.put("Short-Name", pom -> pom.text("artifactId"));
        written.put("Long-Name", pom -> pom.text("name"));
        written.put("Url", pom -> pom.text("url"));
        written.put("Jenkins-Version", pom -> pom.filled("${jenkins.version}"));
        written.put("Hudson-Version", pom -> pom.filled("${jenkins.version}"));
        written.put("Plugin-License-Name", pom -> pom.text("licenses/license/name"));
        written.put("Plugin-License-Url", pom -> pom.text("licenses/license/url"));
        written.put("Plugin-ScmConnection", pom -> pom.text("scm/connection"));
        written.put("Plugin-ScmUrl", pom -> pom.text("scm/url"));
        written.put("Plugin-Developers", pom -> pom.text("developers"));
        written.forEach((attribute, value) ->
                same("manifest " + attribute, manifest.getOrDefault(attribute, ""), value.apply(hosted)));
    }

    private void build() {
        same("testResources", testResources(own), testResources(hosted));
        parts("maven-dependency-plugin", "artifactItem");
        parts("maven-assembly-plugin", "manifestEntries", "cli");
        parts("spotless-maven-plugin", "palantirJavaFormat");
        parts("build-helper-maven-plugin", "source", "more-tests");
        same(
                "tests' properties",
                names(own, "maven-surefire-plugin", "systemPropertyVariables", "java.awt.headless"),
                names(hosted, "maven-surefire-plugin", "systemPropertyVariables", ""));
    }

    private void parts(String plugin, String name, String... execution) {
        same(plugin + " " + name, parts(own, plugin, name, execution), parts(hosted, plugin, name, execution));
    }

    private static List<String> parts(Pom pom, String plugin, String name, String... execution) {
        Element from = pom.plugin(plugin);
        for (String id : execution) {
            from = elements(from, "execution").stream()
                    .filter(candidate -> pom.part(candidate, "id").equals(id))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(plugin + " has no execution " + id + "."));
        }
        return pom.texts(from, name).stream()
                .map(text -> text.replace(pom.text("version"), "VERSION").replaceAll("\\s+", " "))
                .toList();
    }

    private static Set<String> names(Pom pom, String plugin, String name, String without) {
        Set<String> names = new TreeSet<>();
        for (Element variables : elements(pom.plugin(plugin), name)) {
            elements(variables, "*").forEach(variable -> names.add(variable.getTagName()));
        }
        names.remove(without);
        return names;
    }

    private static List<Element> elements(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        var nodes = parent.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static List<String> testResources(Pom pom) {
        return pom.elements("build/testResources/testResource").stream()
                .map(resource -> pom.written(resource, "directory") + " to " + pom.written(resource, "targetPath"))
                .toList();
    }

    private static Map<String, String> dependencies(Pom pom) {
        Map<String, String> versions = new TreeMap<>();
        for (Element dependency : pom.elements("dependencies/dependency")) {
            String name = name(pom, dependency);
            String version = MANAGED_BY_PARENT.contains(name) ? "" : pom.part(dependency, "version");
            versions.put(
                    name, String.join(" ", version, pom.part(dependency, "scope"), pom.part(dependency, "optional")));
        }
        return versions;
    }

    private static String name(Pom pom, Element dependency) {
        return pom.part(dependency, "groupId") + ":" + pom.part(dependency, "artifactId");
    }

    private static boolean isPlugin(String name) {
        return name.startsWith("org.jenkins-ci.plugins") || name.startsWith("io.jenkins.plugins:");
    }

    private void same(String what, Object ours, Object theirs) {
        if (!ours.equals(theirs)) {
            found.add(what + ": " + ours + " in the root's build, " + theirs + " in the hosted one");
        }
    }
}
