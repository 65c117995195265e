package io.jenkins.plugins.coveragemonitor.jenkins.config;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.coveragemonitor.history.postgres.PostgresHistoryStore;
import io.jenkins.plugins.coveragemonitor.history.postgres.StoreAddress;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The database that this controller's histories are copied to, so that all controllers are seen together. */
@Extension
@Symbol("coverageMonitorStore")
public final class StoreConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private static final Logger LOG = Logger.getLogger(StoreConfiguration.class.getName());

    private @Nullable String url;
    private @Nullable String credentialsId;

    public static StoreConfiguration get() {
        return ExtensionList.lookupSingleton(StoreConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.StoreConfiguration_DisplayName();
    }

    /** The address of the database; {@code null} if histories are only kept with the jobs. */
    public @Nullable String getUrl() {
        return url;
    }

    /** The address of the database; empty or {@code null} for none. Takes effect at once, and is in the audit log. */
    @DataBoundSetter
    public void setUrl(String url) {
        change(FormStrings.toNull(url), credentialsId);
    }

    /** The id of the credentials (user name with password) for the database; {@code null} if it needs none. */
    public @Nullable String getCredentialsId() {
        return credentialsId;
    }

    /** The id of the credentials for the database; empty or {@code null} for none. Takes effect at once. */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        change(url, FormStrings.toNull(credentialsId));
    }

    /** How much of what was recorded here the database has, for the form; {@code null} without one. */
    public @Nullable String getDelay() {
        return url == null ? null : StoreRuntime.get().delay();
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            if (!form.isEmpty()) {
                change(FormStrings.toNull(form.optString("url")), FormStrings.toNull(form.optString("credentialsId")));
            }
            return true;
        } catch (InvalidOptionException refused) {
            throw refused.onForm();
        }
    }

    private void change(@Nullable String newUrl, @Nullable String newCredentialsId) {
        try {
            checked(newUrl);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidOptionException("url", wrong.getMessage());
        }
        boolean changed;
        synchronized (StoreConfiguration.class) {
            changed = !Objects.equals(url, newUrl) || !Objects.equals(credentialsId, newCredentialsId);
            if (changed) {
                url = newUrl;
                credentialsId = newCredentialsId;
                save();
            }
        }
        if (changed) {
            audit(newUrl);
            StoreRuntime.get().configure();
        }
    }

    /** Checks an address, which must not contain a password, because the configuration is a plain text file. */
    private static void checked(@Nullable String text) {
        if (text != null && StoreAddress.of(text, null, null).password() != null) {
            throw new IllegalArgumentException(
                    "the address of the store has a password: give it by credentials, which are kept encrypted");
        }
    }

    /**
     * The address of the database and its user; empty if none is configured.
     *
     * @throws IllegalArgumentException if the credentials do not exist; the message is one sentence
     */
    public Optional<StoreAddress> address() {
        return url == null ? Optional.empty() : Optional.of(address(url, credentialsId));
    }

    private static StoreAddress address(String url, @Nullable String credentialsId) {
        if (credentialsId == null) {
            return StoreAddress.of(url, null, null);
        }
        StandardUsernamePasswordCredentials found = CredentialsMatchers.firstOrNull(
                CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardUsernamePasswordCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of()),
                CredentialsMatchers.withId(credentialsId));
        if (found == null) {
            throw new IllegalArgumentException(
                    "the store of all controllers: there is no user name with password with the id '" + credentialsId
                            + "' in Jenkins' credentials");
        }
        return StoreAddress.of(url, found.getUsername(), found.getPassword().getPlainText());
    }

    /** Checks an address while it is typed. */
    @POST
    public FormValidation doCheckUrl(@QueryParameter String value) {
        FormAccess.check(null);
        return FieldValidation.of(value, () -> checked(value.strip()));
    }

    /** The available credentials: only their names, never their content. */
    @POST
    public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
        FormAccess.check(null);
        return new StandardListBoxModel()
                .includeEmptyValue()
                .includeAs(ACL.SYSTEM2, Jenkins.get(), StandardUsernamePasswordCredentials.class)
                .includeCurrentValue(credentialsId == null ? "" : credentialsId);
    }

    /** Connects with the values of the form, and says which server answered. */
    @POST
    public FormValidation doTestConnection(@QueryParameter String url, @QueryParameter String credentialsId) {
        FormAccess.check(null);
        String wanted = FormStrings.toNull(url);
        if (wanted == null) {
            return FormValidation.error(Messages.StoreConfiguration_NoAddress());
        }
        try {
            checked(wanted);
            try (PostgresHistoryStore store =
                    new PostgresHistoryStore(address(wanted, FormStrings.toNull(credentialsId)))) {
                return FormValidation.ok(Messages.StoreConfiguration_Answers(store.server()));
            }
        } catch (IOException | IllegalArgumentException refused) {
            return FormValidation.error(refused.getMessage());
        }
    }

    private static void audit(@Nullable String url) {
        try {
            String who = Jenkins.getAuthentication2().getName();
            MonitorRuntime.get().audit().add(who, "store.update", null, url, url == null ? "no store" : "a store");
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "The audit log could not record store.update");
        }
    }
}
