package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import hudson.model.Item;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void everyKindOfChannelHasATestButton() {
        assertThat(endpoints().filter(method -> method.getName().equals("doSendTest")))
                .extracting(Method::getDeclaringClass)
                .containsExactlyInAnyOrder(
                        LogChannelOption.DescriptorImpl.class,
                        WebhookChannelOption.DescriptorImpl.class,
                        SlackChannelOption.DescriptorImpl.class,
                        TeamsChannelOption.DescriptorImpl.class,
                        EmailChannelOption.DescriptorImpl.class);
    }

    @TestFactory
    Stream<DynamicTest> noneCanBeReachedByALink() {
        return endpoints()
                .map(method ->
                        DynamicTest.dynamicTest(name(method), () -> assertThat(method.isAnnotationPresent(POST.class))
                                .isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> noneDoesAnythingForThoseWhoMayNotConfigureJenkins() {
        return endpoints()
                .map(method -> DynamicTest.dynamicTest(name(method), () -> {
                    Jenkins jenkins = mock(Jenkins.class);
                    doThrow(new AccessDeniedException("no")).when(jenkins).checkPermission(any());
                    try (MockedStatic<Jenkins> running = mockStatic(Jenkins.class)) {
                        running.when(Jenkins::get).thenReturn(jenkins);
                        assertThatThrownBy(() -> call(method, null)).isInstanceOf(AccessDeniedException.class);
                        verify(jenkins).checkPermission(Jenkins.ADMINISTER);
                        verifyNoMoreInteractions(jenkins);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> noneOfAJobDoesAnythingForThoseWhoMayNotConfigureIt() {
        return endpoints()
                .filter(method -> Arrays.asList(method.getParameterTypes()).contains(Item.class))
                .map(method -> DynamicTest.dynamicTest(name(method), () -> {
                    Item job = mock(Item.class);
                    doThrow(new AccessDeniedException("no")).when(job).checkPermission(any());
                    assertThatThrownBy(() -> call(method, job)).isInstanceOf(AccessDeniedException.class);
                    verify(job).checkPermission(Item.CONFIGURE);
                }));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getName().replaceAll(".*\\.", "") + "." + method.getName();
    }

    private static void call(Method method, Item job) throws Throwable {
        Class<?> type = method.getDeclaringClass();
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(each -> each == Item.class ? job : each == String.class ? "x" : null)
                .toArray();
        try {
            method.invoke(mock(type, CALLS_REAL_METHODS), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Stream<Method> endpoints() {
        List<Method> all = new ArrayList<>();
        for (Class<?> type : classes()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().matches(FORM_METHOD) && Modifier.isPublic(method.getModifiers())) {
                    all.add(method);
                }
            }
        }
        assertThat(all).hasSizeGreaterThan(20);
        return all.stream();
    }

    private static List<Class<?>> classes() {
        try {
            Path home = Path.of(MonitorConfiguration.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            String room = MonitorConfiguration.class.getPackageName();
            List<Class<?>> all = new ArrayList<>();
            try (Stream<Path> files = Files.list(home.resolve(room.replace('.', '/')))) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".class") && !name.startsWith("package-info")) {
                        all.add(Class.forName(
                                room + "." + name.substring(0, name.length() - 6),
                                false,
                                MonitorConfiguration.class.getClassLoader()));
                    }
                }
            }
            return all;
        } catch (java.io.IOException | URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
