package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;
import hudson.util.Secret;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface PasswordCredentials extends Credentials {
    Secret getPassword();
}
