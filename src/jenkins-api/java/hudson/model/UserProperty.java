package hudson.model;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class UserProperty {
    public UserProperty() {}
}
