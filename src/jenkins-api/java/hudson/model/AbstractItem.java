package hudson.model;

import hudson.security.ACL;
import java.io.File;

/** The part of Jenkins' type of this name that the plugin links against. */
@SuppressWarnings("unchecked")
public abstract class AbstractItem extends Actionable implements Item {
    AbstractItem() {}

    @Override
    public String getName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final String getFullName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public final String getFullDisplayName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final String getUrl() {
        throw new UnsupportedOperationException();
    }

    /** Raw as in Jenkins itself: who wants to know more asks an {@link Item}. */
    @Override
    @SuppressWarnings("rawtypes")
    public ItemGroup getParent() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ACL getACL() {
        throw new UnsupportedOperationException();
    }

    public File getRootDir() {
        throw new UnsupportedOperationException();
    }
}
