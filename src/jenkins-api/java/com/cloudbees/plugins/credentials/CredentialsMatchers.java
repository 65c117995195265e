package com.cloudbees.plugins.credentials;

/** The part of Jenkins' type of this name that the plugin links against. */
public class CredentialsMatchers {
    private CredentialsMatchers() {}

    public static CredentialsMatcher withId(String id) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> C firstOrNull(Iterable<C> credentials, CredentialsMatcher matcher) {
        throw new UnsupportedOperationException();
    }
}
