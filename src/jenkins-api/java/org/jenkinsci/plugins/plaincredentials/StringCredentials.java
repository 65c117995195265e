package org.jenkinsci.plugins.plaincredentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.util.Secret;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface StringCredentials extends StandardCredentials {
    Secret getSecret();
}
