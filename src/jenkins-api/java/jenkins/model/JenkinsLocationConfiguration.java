package jenkins.model;

import hudson.model.PersistentDescriptor;

/** The part of Jenkins' type of this name that the plugin links against. */
public class JenkinsLocationConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    public static JenkinsLocationConfiguration get() {
        throw new UnsupportedOperationException();
    }

    public String getAdminAddress() {
        throw new UnsupportedOperationException();
    }
}
