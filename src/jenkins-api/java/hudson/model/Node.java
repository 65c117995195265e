package hudson.model;

import hudson.security.ACL;
import hudson.security.AccessControlled;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class Node extends AbstractModelObject implements AccessControlled {
    public Node() {}

    @Override
    public ACL getACL() {
        throw new UnsupportedOperationException();
    }
}
