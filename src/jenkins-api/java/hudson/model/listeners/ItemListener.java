package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.model.Item;

/** The part of Jenkins' type of this name that the plugin links against. */
public class ItemListener implements ExtensionPoint {
    public ItemListener() {}

    public void onLoaded() {}

    public void onCheckDelete(Item item) throws InterruptedException {}

    public void onDeleted(Item item) {}

    public void onLocationChanged(Item item, String oldFullName, String newFullName) {}

    public void onBeforeShutdown() {}
}
