package hudson;

/** The part of Jenkins' type of this name that the plugin links against. */
public final class XmlFile {
    private XmlFile() {}
}
