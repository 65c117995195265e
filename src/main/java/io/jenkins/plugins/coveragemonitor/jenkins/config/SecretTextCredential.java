package io.jenkins.plugins.coveragemonitor.jenkins.config;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.security.ACL;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jspecify.annotations.Nullable;

/** Reads a secret text from Jenkins' credentials. */
final class SecretTextCredential {
    private SecretTextCredential() {}

    /**
     * The text of a credential that a channel needs.
     *
     * @throws IllegalArgumentException if there is no credential with this id
     */
    static Secret text(@Nullable String channel, String id) {
        return wanted("channel '" + channel + "'", id);
    }

    /**
     * The text of a credential.
     *
     * @param by who needs it, as the beginning of a sentence about a missing one
     * @throws IllegalArgumentException if there is no credential with this id
     */
    static Secret wanted(String by, String id) {
        StringCredentials found = CredentialsMatchers.firstOrNull(
                CredentialsProvider.lookupCredentialsInItemGroup(
                        StringCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of()),
                CredentialsMatchers.withId(id));
        if (found == null) {
            throw new IllegalArgumentException(
                    by + ": there is no secret text with the id '" + id + "' in Jenkins' credentials");
        }
        return Secret.of(found.getSecret().getPlainText());
    }
}
