package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import hudson.model.Run;
import hudson.model.User;
import hudson.tasks.Mailer;
import io.jenkins.plugins.coveragemonitor.alert.People;
import java.util.Set;
import jenkins.scm.RunWithSCM;
import org.junit.jupiter.api.Test;

/** Who is to be told, from the changes of a build. */
class CulpritsTest {
    private final Run<?, ?> run = mock(Run.class, withSettings().extraInterfaces(RunWithSCM.class));

    private static User user(String name, String address) {
        User user = mock(User.class);
        when(user.getFullName()).thenReturn(name);
        if (address != null) {
            Mailer.UserProperty mail = mock(Mailer.UserProperty.class);
            when(mail.getAddress()).thenReturn(address);
            when(user.getProperty(Mailer.UserProperty.class)).thenReturn(mail);
        }
        return user;
    }

    @Test
    void theAuthorsSinceTheLastGoodBuildAreNamedWithTheirAddresses() {
        User zoe = user("Zoe", null);
        User ann = user("Ann Lee", "ann@example.com");
        when(((RunWithSCM<?, ?>) run).getCulprits()).thenReturn(Set.of(zoe, ann));
        assertThat(Culprits.of(run))
                .containsExactly(new People.Author("Ann Lee", "ann@example.com"), new People.Author("Zoe", null));
    }

    @Test
    void changesThatCannotBeReadCostNoAlert() {
        when(((RunWithSCM<?, ?>) run).getCulprits()).thenThrow(new IllegalStateException("gone"));
        assertThat(Culprits.of(run)).isEmpty();
        assertThat(Culprits.of(mock(Run.class))).isEmpty();
    }
}
