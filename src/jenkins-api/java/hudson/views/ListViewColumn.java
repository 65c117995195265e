package hudson.views;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Descriptor;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class ListViewColumn implements ExtensionPoint, Describable<ListViewColumn> {
    public ListViewColumn() {}

    public String getColumnCaption() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Descriptor<ListViewColumn> getDescriptor() {
        throw new UnsupportedOperationException();
    }
}
