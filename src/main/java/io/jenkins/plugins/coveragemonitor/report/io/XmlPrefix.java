package io.jenkins.plugins.coveragemonitor.report.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the beginning of an XML file shows: its root and the elements below it, as far as visible.
 *
 * @param root the local name of the root, empty if there is none
 * @param attributes the root's attributes by local name
 * @param children the local names of the elements directly under the root
 * @param grandchildren the local names of the elements under those
 * @param error the sentence if the XML is damaged there, else empty
 */
public record XmlPrefix(
        String root, Map<String, String> attributes, Set<String> children, Set<String> grandchildren, String error) {
    /** How many elements are read: enough to get past session infos or sources. */
    private static final int LOOKED_AT = 200;

    /** Reads as much as possible of a file's beginning. */
    public static XmlPrefix of(FilePrefix head) {
        XmlPrefix plain = of(head, head.stream());
        boolean markup = head.startsWith('<') || head.startsWith(0xEF);
        if (plain.error.isEmpty() || !markup || !head.isUtf8()) {
            return plain;
        }
        // Decoded as it will be read: an invalid byte before the root's end must not hide the root.
        ControlRepair controls = new ControlRepair(head.stream());
        Utf8Repair repair = new Utf8Repair(controls);
        XmlPrefix repaired = of(head, repair);
        return repair.count() + controls.count() > 0 ? repaired : plain;
    }

    private static XmlPrefix of(FilePrefix head, InputStream in) {
        String root = "";
        Map<String, String> attributes = new LinkedHashMap<>();
        Set<String> children = new LinkedHashSet<>();
        Set<String> grandchildren = new LinkedHashSet<>();
        String error = "";
        try (XmlCursor xml = XmlCursor.of(in, null)) {
            for (int i = 0; i < LOOKED_AT && xml.next(); i++) {
                if (!xml.isStart()) {
                    continue;
                }
                switch (xml.depth()) {
                    case 1 -> {
                        root = xml.name();
                        xml.attributesInto(attributes);
                    }
                    case 2 -> children.add(xml.name());
                    case 3 -> grandchildren.add(xml.name());
                    default -> {}
                }
            }
        } catch (IOException e) {
            error = String.valueOf(e.getMessage());
            if (head.isCutOff() && !root.isEmpty()) {
                // It is no error of the file that its prefix is cut off.
                error = "";
            } else if (head.isCutOff() && error.endsWith(XmlSource.TRUNCATED)) {
                error = "has no root element in its first " + FilePrefix.LIMIT
                        + " bytes, as every report has; check the tool that wrote it";
            }
        }
        return new XmlPrefix(root, attributes, children, grandchildren, error);
    }

    /** Whether the root has this name. */
    public boolean is(String name) {
        return root.equals(name);
    }

    /** Whether the root has one of these attributes. */
    public boolean hasAttribute(String... names) {
        for (String name : names) {
            if (attributes.containsKey(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of these elements is directly below the root. */
    public boolean hasChild(String... names) {
        for (String name : names) {
            if (children.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
