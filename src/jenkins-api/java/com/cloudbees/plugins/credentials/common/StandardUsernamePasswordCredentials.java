package com.cloudbees.plugins.credentials.common;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface StandardUsernamePasswordCredentials extends StandardUsernameCredentials, UsernamePasswordCredentials {}
