package hudson.model;

import java.io.IOException;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface Saveable {
    void save() throws IOException;
}
