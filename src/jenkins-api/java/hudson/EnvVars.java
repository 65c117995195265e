package hudson;

import java.util.Map;
import java.util.TreeMap;

/** The part of Jenkins' type of this name that the plugin links against. */
public class EnvVars extends TreeMap<String, String> {
    public EnvVars() {}

    public EnvVars(Map<String, String> m) {}

    public String expand(String s) {
        throw new UnsupportedOperationException();
    }
}
