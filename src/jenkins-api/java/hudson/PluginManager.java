package hudson;

import hudson.model.AbstractModelObject;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class PluginManager extends AbstractModelObject {
    PluginManager() {}

    @SuppressWarnings("rawtypes")
    public PluginWrapper whichPlugin(Class c) {
        throw new UnsupportedOperationException();
    }
}
