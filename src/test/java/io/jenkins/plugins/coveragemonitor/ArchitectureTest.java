package io.jenkins.plugins.coveragemonitor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Collections.frequency;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.soabase.recordbuilder.core.RecordBuilderGenerated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One way through the house, no way back: who may know whom. */
@AnalyzeClasses(packages = "io.jenkins.plugins.coveragemonitor", importOptions = ArchitectureTest.NoTests.class)
class ArchitectureTest {
    private static final String HOUSE = "io.jenkins.plugins.coveragemonitor";

    /** Ground floor first; each may use those before it. */
    private static final List<String> ROOMS = List.of(
            "model", "report", "collect", "spy", "history", "source", "trend", "gate", "alert", "notify", "config",
            "record", "view", "publish", "metrics");

    @ArchTest
    static void aRoomKnowsOnlyWhatIsBelowIt(JavaClasses classes) {
        for (int i = 0; i < ROOMS.size(); i++) {
            DescribedPredicate<JavaClass> above = resideInAnyPackage(ROOMS.subList(i + 1, ROOMS.size()).stream()
                            .map(ArchitectureTest::inside)
                            .toArray(String[]::new))
                    .or(resideInAnyPackage(HOUSE, inside("api"), inside("jenkins"), inside("cli")));
            noClasses()
                    .that()
                    .resideInAPackage(inside(ROOMS.get(i)))
                    .should()
                    .dependOnClassesThat(above)
                    .as("room " + ROOMS.get(i) + " uses no room above it")
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    /** Packages, the parts of rooms included: what is split has an order too. */
    @ArchTest
    static final ArchRule NO_PACKAGES_DEPEND_ON_EACH_OTHER =
            slices().matching(HOUSE + ".(**)").should().beFreeOfCycles();

    /** A component that a generated builder is not told would be null, 0 or false without a word. */
    @ArchTest
    static void whoeverBuildsARecordNamesEachComponent(JavaClasses classes) {
        List<String> forgotten = new ArrayList<>();
        for (JavaClass type : classes) {
            for (JavaCodeUnit caller : type.getCodeUnits()) {
                List<JavaMethod> called = caller.getMethodCallsFromSelf().stream()
                        .flatMap(call -> call.getTarget().resolveMember().stream())
                        .toList();
                called.stream()
                        .filter(ArchitectureTest::beginsWithoutAValue)
                        .flatMap(method -> setters(method.getOwner()))
                        .filter(setter -> frequency(called, setter) < frequency(called, beginning(setter.getOwner())))
                        .map(setter -> caller.getFullName() + " leaves out " + setter.getName())
                        .distinct()
                        .forEach(forgotten::add);
            }
        }
        assertThat(forgotten).isEmpty();
    }

    private static boolean beginsWithoutAValue(JavaMethod method) {
        return method.getOwner().isAnnotatedWith(RecordBuilderGenerated.class)
                && method.equals(beginning(method.getOwner()));
    }

    private static JavaMethod beginning(JavaClass builder) {
        return builder.getMethod("builder");
    }

    private static Stream<JavaMethod> setters(JavaClass builder) {
        return builder.getMethods().stream()
                .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC)
                        && method.getRawReturnType().equals(builder));
    }

    @ArchTest
    static final ArchRule THE_SPINE_KNOWS_NO_DOOR = noClasses()
            .that(resideInAPackage(HOUSE))
            .should()
            .dependOnClassesThat(resideInAnyPackage(inside("api"), inside("jenkins"), inside("cli")));

    @ArchTest
    static final ArchRule ADVICE_KNOWS_NO_DOOR = noClasses()
            .that(resideInAnyPackage(inside("advice"), inside("digest")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(inside("api"), inside("jenkins"), inside("cli")));

    /** What a package carries only for one command stays there. */
    @ArchTest
    static final ArchRule THE_PROTOCOL_OF_AGENTS_LIVES_IN_ONE_ROOM = noClasses()
            .that(resideInAPackage(HOUSE + ".."))
            .and()
            .resideOutsideOfPackage(inside("cli.mcp"))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.modelcontextprotocol..", "reactor..", "org.slf4j.."));

    @ArchTest
    static final ArchRule PROGRAMS_ARE_ANSWERED_WITHOUT_A_SERVER = noClasses()
            .that(resideInAPackage(inside("api")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    inside("jenkins"), inside("cli"), "com.sun.net.httpserver..", "jakarta.servlet.."));

    @ArchTest
    static final ArchRule JENKINS_LIVES_IN_ONE_ROOM = noClasses()
            .that()
            .resideInAPackage(HOUSE + "..")
            .and()
            .resideOutsideOfPackage(inside("jenkins"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "hudson..", "jenkins..", "org.kohsuke..", "org.jenkinsci..", "com.cloudbees..", "net.sf.json..");

    @ArchTest
    static final ArchRule THE_TWO_DOORS_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that(resideInAPackage(inside("jenkins")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(inside("cli"), "picocli.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_COMMAND_LINE_RUNS_WITHOUT_JENKINS = noClasses()
            .that(resideInAPackage(inside("cli")))
            .should()
            .dependOnClassesThat(resideInAPackage(inside("jenkins")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONE_ROOM_KNOWS_A_DATABASE = noClasses()
            .that(resideInAPackage(HOUSE + "..")
                    .and(DescribedPredicate.not(resideInAPackage(inside("history.postgres")))))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..", "org.flywaydb.."));

    /** SECURITY-2376. */
    @ArchTest
    static final ArchRule NO_RAW_JAVA_DESERIALISATION = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.io.ObjectInputStream.class)
            .because("what is read may come from anybody");

    @ArchTest
    static void noTwoClassesShareAName(JavaClasses classes) {
        Map<String, List<String>> byName = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                // Localizer makes one of each room's texts.
                .filter(one -> !Set.of("package-info", "Messages").contains(one.getSimpleName()))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        assertThat(byName.values()).allMatch(of -> of.size() == 1);
    }

    @ArchTest
    static void whatMayBeNullIsCheckedInEveryPackage(JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackage).distinct())
                .allMatch(one -> one.isAnnotatedWith("org.jspecify.annotations.NullMarked"));
    }

    @ArchTest
    static final ArchRule NO_DRAWER_FOR_EVERYTHING = classes()
            .that()
            .resideInAPackage(HOUSE + "..")
            .should()
            .haveNameNotMatching(".*(Utils?|Helper)$")
            .because("a class is named after the one idea it holds");

    private static String inside(String room) {
        return HOUSE + "." + room + "..";
    }

    /** Wherever a build writes its tests' classes. */
    static final class NoTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }
}
