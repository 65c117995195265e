package org.jenkinsci.plugins.tokenmacro;

import hudson.ExtensionPoint;

/** The part of the type of this name of the plugin token-macro that the plugin links against. */
public abstract class TokenMacro implements ExtensionPoint {
    public abstract boolean acceptsMacroName(String macroName);

    public java.util.List<String> getAcceptedMacroNames() {
        throw new UnsupportedOperationException();
    }
}
