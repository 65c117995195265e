package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Run;
import hudson.model.User;
import hudson.tasks.Mailer;
import io.jenkins.plugins.coveragemonitor.alert.People;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.scm.RunWithSCM;
import org.jspecify.annotations.Nullable;

/** The authors of the commits since the last build that was not broken, by the changes of Jenkins' builds. */
final class Culprits {
    private static final Logger LOG = Logger.getLogger(Culprits.class.getName());

    private Culprits() {}

    /** The authors in the order of their names; empty if the build has no changes or they cannot be read. */
    static List<People.Author> of(Run<?, ?> run) {
        List<People.Author> authors = new ArrayList<>();
        if (run instanceof RunWithSCM<?, ?> changed) {
            try {
                for (User user : changed.getCulprits()) {
                    authors.add(new People.Author(user.getFullName(), address(user)));
                }
            } catch (RuntimeException unreadable) {
                // An alert without its authors is better than none.
                LOG.log(Level.FINE, unreadable, () -> run + ": its changes cannot be read");
            }
        }
        authors.sort(Comparator.comparing(People.Author::name));
        return authors;
    }

    private static @Nullable String address(User user) {
        Mailer.UserProperty mail = user.getProperty(Mailer.UserProperty.class);
        return mail == null ? null : mail.getAddress();
    }
}
