package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.XmlFile;
import hudson.model.Saveable;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class SaveableListener implements ExtensionPoint {
    public SaveableListener() {}

    public void onChange(Saveable o, XmlFile file) {}
}
