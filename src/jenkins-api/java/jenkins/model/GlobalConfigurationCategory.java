package jenkins.model;

import hudson.ExtensionPoint;
import hudson.model.ModelObject;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class GlobalConfigurationCategory implements ExtensionPoint, ModelObject {
    public GlobalConfigurationCategory() {}

    public abstract String getShortDescription();

    public static <T extends GlobalConfigurationCategory> T get(Class<T> type) {
        throw new UnsupportedOperationException();
    }
}
