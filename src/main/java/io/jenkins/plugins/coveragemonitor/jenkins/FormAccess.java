package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Item;
import jenkins.model.Jenkins;

/** Who may use the checks and lists of our forms. Each of them asks before it does anything else. */
final class FormAccess {
    private FormAccess() {}

    /** Those who may configure the job; without a job, those who may configure Jenkins. */
    static void check(Item item) {
        if (item == null) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        } else {
            item.checkPermission(Item.CONFIGURE);
        }
    }
}
