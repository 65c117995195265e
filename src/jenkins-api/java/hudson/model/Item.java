package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface Item extends ModelObject, AccessControlled {
    Permission READ = null;
    Permission CONFIGURE = null;
    Permission WORKSPACE = null;

    String getName();

    String getFullName();

    @Override
    String getDisplayName();

    String getUrl();

    ItemGroup<? extends Item> getParent();
}
