package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface IdCredentials extends Credentials {
    String getId();
}
