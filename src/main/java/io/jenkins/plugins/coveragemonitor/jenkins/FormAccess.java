package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Item;
import hudson.util.FormValidation;
import jenkins.model.Jenkins;

/** Who may use the checks and lists of our forms, and how a check becomes an answer. */
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

    /** The sentence with which our own constructors refuse a value. */
    static FormValidation validate(Runnable construction) {
        try {
            construction.run();
            return FormValidation.ok();
        } catch (NumberFormatException e) {
            return FormValidation.error("This is no number; write it like 80 or 79.5.");
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
