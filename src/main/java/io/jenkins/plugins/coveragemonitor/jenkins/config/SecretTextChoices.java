package io.jenkins.plugins.coveragemonitor.jenkins.config;

import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The available secret texts for a form of the global configuration: only their names, never their content. */
final class SecretTextChoices {
    private SecretTextChoices() {}

    static ListBoxModel texts(String current) {
        return new StandardListBoxModel()
                .includeEmptyValue()
                .includeAs(ACL.SYSTEM2, Jenkins.get(), StringCredentials.class)
                .includeCurrentValue(current == null ? "" : current);
    }
}
