package hudson.model;

/** The part of Jenkins' type of this name that the plugin links against. */
public class User extends AbstractModelObject {
    private User() {}

    public String getFullName() {
        throw new UnsupportedOperationException();
    }

    public <T extends UserProperty> T getProperty(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }
}
