package hudson.model;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface Action extends ModelObject {
    String getIconFileName();

    @Override
    String getDisplayName();

    String getUrlName();
}
