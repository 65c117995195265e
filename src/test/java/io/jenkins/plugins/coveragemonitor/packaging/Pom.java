package io.jenkins.plugins.coveragemonitor.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A pom.xml as it is written, without its parent: elements by path, with the properties filled in. */
final class Pom {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    private final Element project;
    private final Map<String, String> properties = new TreeMap<>();

    private Pom(Element project) {
        this.project = project;
        for (Element property : elements("properties/*")) {
            properties.put(property.getTagName(), property.getTextContent().strip());
        }
    }

    /**
     * Reads a pom.xml.
     *
     * @param text its text
     * @return the pom
     */
    static Pom of(String text) throws IOException {
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return new Pom(document.getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    /** The properties by name, as written. */
    Map<String, String> properties() {
        return properties;
    }

    /** The text at a path such as {@code scm/url}, with properties filled in; "" where there is none. */
    String text(String path) {
        return elements(path).stream().findFirst().map(this::filled).orElse("");
    }

    /** The elements at a path below the project; {@code *} stands for any name. */
    List<Element> elements(String path) {
        List<Element> found = List.of(project);
        for (String name : path.split("/")) {
            found = found.stream()
                    .flatMap(element -> children(element, name).stream())
                    .toList();
        }
        return found;
    }

    /** What a dependency or another coordinate says of one of its parts; "" where it says nothing. */
    String part(Element parent, String name) {
        return children(parent, name).stream().findFirst().map(this::filled).orElse("");
    }

    /** A part as it is written, its properties not filled in. */
    String written(Element parent, String name) {
        return children(parent, name).stream()
                .findFirst()
                .map(element -> element.getTextContent().strip())
                .orElse("");
    }

    /** A plugin's part of the build, by its artifact. */
    Element plugin(String artifact) {
        return elements("build/plugins/plugin").stream()
                .filter(plugin -> part(plugin, "artifactId").equals(artifact))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no plugin " + artifact + " in the build."));
    }

    /** The texts of all elements of a name below one, however deep, in their order. */
    List<String> texts(Element parent, String name) {
        List<String> found = new ArrayList<>();
        var nodes = parent.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add(filled((Element) nodes.item(i)));
        }
        return found;
    }

    /** A value with its properties filled in, those of the project too. */
    String filled(String value) {
        Matcher matcher = PROPERTY.matcher(value);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), match.group())));
    }

    private String filled(Element element) {
        return filled(element.getTextContent().strip());
    }

    private String value(String name, String unknown) {
        if (properties.containsKey(name)) {
            return filled(properties.get(name));
        }
        String path = name.replaceFirst("^project\\.", "").replace('.', '/');
        String found = name.startsWith("project.") ? text(path) : "";
        return found.isEmpty() ? unknown : found;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && (name.equals("*") || element.getTagName().equals(name))) {
                found.add(element);
            }
        }
        return found;
    }
}
