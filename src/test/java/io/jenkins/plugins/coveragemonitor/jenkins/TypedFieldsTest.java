package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Descriptor;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.config.TeamsChannelOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whoever types something wrong into one of our forms is told while they type. */
class TypedFieldsTest {
    /** Any text is right there: names that people give, and names with {@code *} for any text. */
    private static final Set<String> ANYTHING = Set.of(
            "GateOption.name",
            "CheckOption.name",
            "ReportOption.component",
            "CoverageColumn.component",
            "CoveragePortlet.name",
            "CoveragePortlet.component",
            "jobs",
            "branches",
            "components",
            "owners");

    /** What the channels' common descriptor checks, and not every kind has. */
    private static final Set<String> SOME_CHANNELS = Set.of("urlCredentialsId", "ratePerMinute", "types", "severities");

    private static final Pattern FIELD = Pattern.compile("<f:entry [^>]*field=\"(\\w+)\"");
    private static final Pattern ANY_FIELD = Pattern.compile("<f:(?:entry|optionalProperty) [^>]*field=\"(\\w+)\"");
    private static final Pattern TYPED = Pattern.compile(
            "<f:entry [^>]*field=\"(\\w+)\"[^>]*>\\s*<f:(?:textbox|number|textarea|password)", Pattern.DOTALL);

    private static final Pattern INCLUDED = Pattern.compile("<st:include page=\"(\\w+).jelly\" class=\"([\\w.]+)\"");

    @TestFactory
    Stream<DynamicTest> everyFieldThatCanBeWrongIsChecked() {
        return forms().flatMap(form -> pages(form).stream().flatMap(page -> found(TYPED, page).stream()
                .filter(field -> !ANYTHING.contains(field)
                        && !ANYTHING.contains(page.replaceAll(".*/(\\w+)/\\w+$", "$1.") + field))
                .map(field -> DynamicTest.dynamicTest(
                        name(form) + " " + field, () -> assertThat(checks(form)).contains(field)))));
    }

    /** A check of a field that is no longer there would never be asked. */
    @TestFactory
    Stream<DynamicTest> everyCheckIsOfAFieldOfItsForm() {
        return forms().map(form -> DynamicTest.dynamicTest(name(form), () -> {
            Set<String> fields = pages(form).stream()
                    .flatMap(page -> found(FIELD, page).stream())
                    .collect(Collectors.toSet());
            assertThat(checks(form)).allMatch(field -> fields.contains(field) || SOME_CHANNELS.contains(field));
        }));
    }

    /** A field without a help text leaves people to guess. */
    @TestFactory
    Stream<DynamicTest> everyFieldHasAHelpText() {
        return forms().flatMap(form -> pages(form).stream().flatMap(page -> found(ANY_FIELD, page).stream()
                .map(field -> DynamicTest.dynamicTest(name(form) + " " + field, () -> assertThat(hasHelp(form, field))
                        .isTrue()))));
    }

    /** As Jenkins finds it: beside the class, or beside one that it extends. The post-build action has that of the step. */
    private static boolean hasHelp(Class<?> form, String field) {
        Class<?> shown = form.getDeclaringClass() == null ? form : form.getDeclaringClass();
        for (Class<?> each = shown == MonitorRecorder.class ? MonitorStep.class : shown;
                each != null;
                each = each.getSuperclass()) {
            String help = "/" + each.getName().replace('.', '/') + "/help-" + field + ".html";
            if (MonitorConfiguration.class.getResource(help) != null) {
                return true;
            }
        }
        return false;
    }

    /** Whatever is shown by a form of its own: descriptors, and the system configuration. */
    private static Stream<Class<?>> forms() {
        List<Class<?>> forms = FormClasses.all().stream()
                .filter(type -> Descriptor.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()))
                .toList();
        assertThat(forms).hasSizeGreaterThan(10).contains(TeamsChannelOption.DescriptorImpl.class);
        return forms.stream().<Class<?>>map(type -> type);
    }

    private static String name(Class<?> form) {
        return form.getName().replaceAll(".*\\.", "");
    }

    /** The form's page, and those that it includes. */
    private static List<String> pages(Class<?> form) {
        Class<?> shown = form.getDeclaringClass() == null ? form : form.getDeclaringClass();
        String page = "/" + shown.getName().replace('.', '/') + "/config";
        List<String> pages = new ArrayList<>(List.of(page));
        Matcher included = INCLUDED.matcher(text(page));
        while (included.find()) {
            pages.add("/" + included.group(2).replace('.', '/') + "/" + included.group(1));
        }
        return pages;
    }

    private static Set<String> checks(Class<?> descriptor) {
        return FormClasses.methods(descriptor).stream()
                .map(Method::getName)
                .filter(name -> name.startsWith("doCheck"))
                .map(name -> name.substring(7, 8).toLowerCase(Locale.ROOT) + name.substring(8))
                .collect(Collectors.toSet());
    }

    private static List<String> found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(text(page));
        List<String> fields = new ArrayList<>();
        while (matcher.find()) {
            fields.add(matcher.group(1));
        }
        return fields;
    }

    private static String text(String page) {
        try (InputStream in = MonitorConfiguration.class.getResourceAsStream(page + ".jelly")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
