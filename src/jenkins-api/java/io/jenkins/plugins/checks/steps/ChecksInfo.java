package io.jenkins.plugins.checks.steps;

import java.io.Serializable;

/** The part of the type of this name of the plugin checks-api that the plugin links against. */
public class ChecksInfo implements Serializable {
    private static final long serialVersionUID = 1L;

    ChecksInfo() {}

    public String getName() {
        throw new UnsupportedOperationException();
    }
}
