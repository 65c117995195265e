package hudson.model;

/** The part of Jenkins' type of this name that the plugin links against. */
public class User extends AbstractModelObject {
    private User() {}

    public static User current() {
        throw new UnsupportedOperationException();
    }

    public String getId() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }
}
