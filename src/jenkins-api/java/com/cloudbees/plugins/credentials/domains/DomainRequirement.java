package com.cloudbees.plugins.credentials.domains;

/** The part of Jenkins' type of this name that the plugin links against. */
public class DomainRequirement {
    public DomainRequirement() {}
}
