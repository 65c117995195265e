package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface UsernameCredentials extends Credentials {
    String getUsername();
}
