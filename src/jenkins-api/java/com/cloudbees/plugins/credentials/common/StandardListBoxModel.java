package com.cloudbees.plugins.credentials.common;

/** The part of Jenkins' type of this name that the plugin links against. */
public class StandardListBoxModel extends AbstractIdCredentialsListBoxModel<StandardListBoxModel, StandardCredentials> {
    public StandardListBoxModel() {}
}
