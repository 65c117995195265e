package io.jenkins.plugins.checks.api;

/** The part of the type of this name of the plugin checks-api that the plugin links against. */
public enum ChecksConclusion {
    FAILURE,
    NEUTRAL,
    SUCCESS
}
