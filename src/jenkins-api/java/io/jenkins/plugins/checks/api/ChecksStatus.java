package io.jenkins.plugins.checks.api;

/** The part of the type of this name of the plugin checks-api that the plugin links against. */
public enum ChecksStatus {
    IN_PROGRESS,
    COMPLETED
}
