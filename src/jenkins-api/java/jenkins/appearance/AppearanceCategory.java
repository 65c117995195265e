package jenkins.appearance;

import jenkins.model.GlobalConfigurationCategory;

/** The part of Jenkins' type of this name that the plugin links against. */
public class AppearanceCategory extends GlobalConfigurationCategory {
    public AppearanceCategory() {}

    @Override
    public String getShortDescription() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }
}
