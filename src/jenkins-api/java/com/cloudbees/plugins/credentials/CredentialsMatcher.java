package com.cloudbees.plugins.credentials;

import java.io.Serializable;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface CredentialsMatcher extends Serializable {}
