package hudson.views;

import hudson.model.Descriptor;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class ListViewColumnDescriptor extends Descriptor<ListViewColumn> {
    public ListViewColumnDescriptor() {}

    public boolean shownByDefault() {
        throw new UnsupportedOperationException();
    }
}
