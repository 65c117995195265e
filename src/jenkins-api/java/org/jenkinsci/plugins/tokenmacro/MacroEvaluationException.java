package org.jenkinsci.plugins.tokenmacro;

/** The part of the type of this name of the plugin token-macro that the plugin links against. */
public class MacroEvaluationException extends Exception {
    private static final long serialVersionUID = 1L;

    MacroEvaluationException() {}
}
