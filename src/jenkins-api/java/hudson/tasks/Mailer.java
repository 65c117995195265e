package hudson.tasks;

import hudson.model.AbstractProject;
import jakarta.mail.Session;
import jenkins.tasks.SimpleBuildStep;

/** The part of Jenkins' type of this name that the plugin links against. */
public class Mailer extends Notifier implements SimpleBuildStep {
    public Mailer(String recipients, boolean notifyEveryUnstableBuild, boolean sendToIndividuals) {}

    public static DescriptorImpl descriptor() {
        throw new UnsupportedOperationException();
    }

    /** The part of Jenkins' type of this name that the plugin links against. */
    public static class UserProperty extends hudson.model.UserProperty {
        public UserProperty(String emailAddress) {}

        public String getAddress() {
            throw new UnsupportedOperationException();
        }
    }

    /** The part of Jenkins' type of this name that the plugin links against. */
    public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> {
        public DescriptorImpl() {}

        public Session createSession() {
            throw new UnsupportedOperationException();
        }

        public String getReplyToAddress() {
            throw new UnsupportedOperationException();
        }

        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            throw new UnsupportedOperationException();
        }
    }
}
