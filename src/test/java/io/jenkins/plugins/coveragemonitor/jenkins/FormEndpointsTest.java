package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import hudson.model.Item;
import io.jenkins.plugins.coveragemonitor.jenkins.config.EmailChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.LiveChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.LogChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.PullRequestChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.SlackChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.TeamsChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.WebhookChannelOption;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kohsuke.stapler.verb.POST;
import org.mockito.MockedStatic;
import org.springframework.security.access.AccessDeniedException;

/** The checks, lists and buttons of our forms are addresses that anybody may try. */
class FormEndpointsTest {
    private static final String FORM_METHOD = "do(Check|Fill|SendTest).*";
    private static final String ACCESS = "io/jenkins/plugins/coveragemonitor/jenkins/config/FormAccess.check";

    /** A method and a class that has it: those of an abstract descriptor are each of its kinds'. */
    private record Endpoint(Class<?> type, Method method) {
        String name() {
            return type.getName().replaceAll(".*\\.", "") + "." + method.getName();
        }

        Object call(Item job) throws Throwable {
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(each -> each == Item.class ? job : each == String.class ? "x" : null)
                    .toArray();
            try {
                return method.invoke(type.getDeclaredConstructor().newInstance(), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    @Test
    void everyKindOfChannelHasATestButton() {
        assertThat(endpoints().filter(each -> each.method().getName().equals("doSendTest")))
                .extracting(Endpoint::type)
                .extracting(Class::getName)
                .containsExactlyInAnyOrder(
                        LiveChannelOption.DescriptorImpl.class.getName(),
                        LogChannelOption.DescriptorImpl.class.getName(),
                        WebhookChannelOption.DescriptorImpl.class.getName(),
                        SlackChannelOption.DescriptorImpl.class.getName(),
                        TeamsChannelOption.DescriptorImpl.class.getName(),
                        EmailChannelOption.DescriptorImpl.class.getName(),
                        PullRequestChannelOption.DescriptorImpl.class.getName());
    }

    @TestFactory
    Stream<DynamicTest> noneCanBeReachedByALink() {
        return each(endpoint ->
                assertThat(endpoint.method().isAnnotationPresent(POST.class)).isTrue());
    }

    @TestFactory
    Stream<DynamicTest> eachAsksForPermissionBeforeAnythingElse() {
        return each(endpoint -> assertThat(FirstCall.of(endpoint.method())).isIn(ACCESS, ACCESS + "View"));
    }

    @TestFactory
    Stream<DynamicTest> noneDoesAnythingForThoseWhoMayNotConfigureJenkins() {
        return each(endpoint -> {
            Jenkins jenkins = mock(Jenkins.class);
            doThrow(new AccessDeniedException("no")).when(jenkins).checkPermission(any());
            try (MockedStatic<Jenkins> running = mockStatic(Jenkins.class)) {
                running.when(Jenkins::get).thenReturn(jenkins);
                assertThatThrownBy(() -> endpoint.call(null)).isInstanceOf(AccessDeniedException.class);
                boolean ofView = FirstCall.of(endpoint.method()).endsWith("View");
                verify(jenkins).checkPermission(ofView ? Jenkins.READ : Jenkins.ADMINISTER);
                verifyNoMoreInteractions(jenkins);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> noneOfAJobDoesAnythingForThoseWhoMayNotConfigureIt() {
        return endpoints()
                .filter(each -> List.of(each.method().getParameterTypes()).contains(Item.class))
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    Item job = mock(Item.class);
                    doThrow(new AccessDeniedException("no")).when(job).checkPermission(any());
                    assertThatThrownBy(() -> each.call(job)).isInstanceOf(AccessDeniedException.class);
                    boolean ofView = FirstCall.of(each.method()).endsWith("View");
                    verify(job).checkPermission(ofView ? Item.READ : Item.CONFIGURE);
                }));
    }

    private interface Check {
        void on(Endpoint endpoint) throws Exception;
    }

    private static Stream<DynamicTest> each(Check check) {
        return endpoints().map(endpoint -> DynamicTest.dynamicTest(endpoint.name(), () -> check.on(endpoint)));
    }

    private static Stream<Endpoint> endpoints() {
        List<Endpoint> all = new ArrayList<>();
        for (Class<?> type : FormClasses.all()) {
            if (!Modifier.isAbstract(type.getModifiers())) {
                for (Method method : FormClasses.methods(type)) {
                    if (method.getName().matches(FORM_METHOD)) {
                        all.add(new Endpoint(type, method));
                    }
                }
            }
        }
        assertThat(all).hasSizeGreaterThan(80);
        return all.stream();
    }
}
