package hudson;

import java.net.URL;

/** The part of Jenkins' type of this name that the plugin links against. */
public class PluginWrapper {
    public final URL baseResourceURL = null;

    PluginWrapper() {}
}
