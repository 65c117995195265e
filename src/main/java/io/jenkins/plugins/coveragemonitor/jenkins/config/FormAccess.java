package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.model.Item;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** The permissions for the checks and lists of our forms. Each of them checks before it does anything else. */
public final class FormAccess {
    private FormAccess() {}

    /** For those who may configure a view, of a folder or of Jenkins; views have no secrets, so reading suffices. */
    public static void checkView(Item item) {
        if (item == null) {
            Jenkins.get().checkPermission(Jenkins.READ);
        } else {
            item.checkPermission(Item.READ);
        }
    }

    /** For those who may configure the job; without a job, for those who may configure Jenkins. */
    public static void check(@Nullable Item item) {
        if (item == null) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        } else {
            item.checkPermission(Item.CONFIGURE);
        }
    }
}
