package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Descriptor.FormException;
import hudson.model.PersistentDescriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FieldValidation;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FormAccess;
import io.jenkins.plugins.coveragemonitor.jenkins.config.InvalidOptionException;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorRuntime;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.RemoteExecution;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The permissions of steps that contact running services, set by an administrator. */
@Extension
@Symbol("coverageMonitorServices")
public final class ServicesConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private static final Logger LOG = Logger.getLogger(ServicesConfiguration.class.getName());

    private String dumpTargets = "";

    /** The configuration of this Jenkins. */
    public static ServicesConfiguration get() {
        return ExtensionList.lookupSingleton(ServicesConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.ServicesConfiguration_DisplayName();
    }

    /** The addresses that {@code dumpCoverage} may contact; empty for none. */
    public String getDumpTargets() {
        return dumpTargets;
    }

    /**
     * The addresses that {@code dumpCoverage} may contact, as HOST:PORT with {@code *} for any characters of a name,
     * such as {@code *.staging.example.org:6300}, separated by blanks or commas; empty for none.
     */
    @DataBoundSetter
    public void setDumpTargets(String dumpTargets) {
        String wanted = dumpTargets == null ? "" : dumpTargets.strip();
        checked(wanted);
        this.dumpTargets = wanted;
        save();
    }

    private static DumpTargets checked(String text) {
        try {
            return DumpTargets.of(text);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidOptionException("dumpTargets", wrong.getMessage());
        }
    }

    /** Whether an address may be contacted. */
    boolean allows(RemoteExecution target) {
        return DumpTargets.of(dumpTargets).allow(target);
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            if (!form.isEmpty()) {
                String before = dumpTargets;
                setDumpTargets(form.optString("dumpTargets"));
                if (!before.equals(dumpTargets)) {
                    audit("'" + dumpTargets + "', before '" + before + "'");
                }
            }
            return true;
        } catch (InvalidOptionException refused) {
            throw refused.onForm();
        }
    }

    private static void audit(String note) {
        try {
            String who = Jenkins.getAuthentication2().getName();
            MonitorRuntime.get().audit().add(who, "dumpTargets.update", null, null, note);
        } catch (IOException unwritable) {
            LOG.log(Level.WARNING, unwritable, () -> "The audit log could not record a change of dumpTargets");
        }
    }

    /** Checks the addresses. */
    @POST
    public FormValidation doCheckDumpTargets(@QueryParameter String value) {
        FormAccess.check(null);
        return FieldValidation.of(() -> checked(value));
    }
}
