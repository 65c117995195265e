package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import hudson.ExtensionList;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ReportOption;
import io.jenkins.plugins.coveragemonitor.jenkins.extension.CoverageReportFormat;
import io.jenkins.plugins.coveragemonitor.jenkins.extension.ExtensionFormats;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin of docs/formats.md, compiled as it stands there, with classes that only its own loader knows. */
class AddedFormatExampleTest {
    private static final Pattern CLASS = Pattern.compile(
            "```java\n(package org\\.example\\.plain;.*?public (?:final )?class (\\w+).*?)```", Pattern.DOTALL);

    @TempDir
    private static Path plugin;

    private static ClassLoader loader;

    @BeforeAll
    static void compileTheExample() throws IOException {
        List<MatchResult> classes = CLASS.matcher(Files.readString(Path.of("docs/formats.md")))
                .results()
                .toList();
        assertThat(classes).extracting(one -> one.group(2)).containsExactly("PlainFormat", "PlainFormatTest");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<Path> sources = new java.util.ArrayList<>();
            for (MatchResult one : classes) {
                sources.add(Files.writeString(plugin.resolve(one.group(2) + ".java"), one.group(1)));
            }
            List<String> options = List.of(
                    "-proc:none",
                    "-Xlint:all",
                    "-Xlint:-classfile",
                    "-d",
                    plugin.toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
        loader = new URLClassLoader(new URL[] {plugin.toUri().toURL()}, AddedFormatExampleTest.class.getClassLoader());
    }

    private static CoverageReportFormat plain() throws ReflectiveOperationException {
        return (CoverageReportFormat) loader.loadClass("org.example.plain.PlainFormat")
                .getConstructor()
                .newInstance();
    }

    /** What an agent gets: the same task, made of bytes, with the classes of both plugins. */
    private static CollectOnAgent sent(CollectOnAgent task) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(task);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
                return Class.forName(type.getName(), false, loader);
            }
        }) {
            return (CollectOnAgent) in.readObject();
        }
    }

    @Test
    void itsOwnTestPasses() throws Exception {
        Class<?> type = loader.loadClass("org.example.plain.PlainFormatTest");
        Object test = type.getConstructor().newInstance();
        int run = 0;
        for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(Test.class)) {
                method.invoke(test);
                run++;
            }
        }
        assertThat(run).isPositive();
    }

    @Test
    void itIsReadOnAnAgent(@TempDir Path workspace) throws Exception {
        Files.createDirectories(workspace.resolve("src"));
        Files.writeString(workspace.resolve("report.plain"), "#plain\nsrc/a.x 1 2\nsrc/a.x 2 0\n");
        Files.writeString(workspace.resolve("odd.plain"), "#plain\nsrc/a.x one 2\n");
        Files.writeString(workspace.resolve("lcov.info"), "SF:src/b.js\nDA:1,1\nend_of_record\n");

        for (String config : List.of("{}", "{\"reports\":[{\"format\":\"plain\",\"pattern\":\"*.plain\"}]}")) {
            CollectOnAgent task = sent(new CollectOnAgent(
                    config,
                    null,
                    "{}",
                    "{}",
                    ExtensionFormats.of(List.of(plain())).formats()));
            Collected collected = CollectedCodec.decode(task.invoke(workspace.toFile(), null));

            assertThat(collected.measurement().counters().get(Metric.LINE).total())
                    .isEqualTo(config.equals("{}") ? 3 : 2);
            assertThat(collected.reports())
                    .filteredOn(report -> report.file().equals("report.plain"))
                    .singleElement()
                    .satisfies(report -> assertThat(report.format()).isEqualTo("PLAIN"));
            assertThat(collected.errors())
                    .singleElement()
                    .asString()
                    .startsWith("odd.plain: cannot be read as plain text: its reader gave up");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void theFormsOfferIt() throws Exception {
        ExtensionList<CoverageReportFormat> installed = mock(ExtensionList.class);
        List<CoverageReportFormat> formats = List.of(plain());
        when(installed.iterator()).thenAnswer(call -> formats.iterator());
        try (var lists = mockStatic(ExtensionList.class);
                var made = mockConstruction(ListBoxModel.class)) {
            lists.when(() -> ExtensionList.lookup(CoverageReportFormat.class)).thenReturn(installed);

            ListBoxModel items = new ReportOption.DescriptorImpl().doFillFormatItems(mock(Item.class));

            assertThat(made.constructed()).containsExactly(items);
            verify(items).add("JACOCO");
            verify(items).add("PLAIN");
        }
        assertThat(ExtensionFormats.of(formats).names())
                .startsWith("JACOCO_EXEC", "LCOV")
                .endsWith("PLAIN");
    }

    @Test
    void aNameThatIsTakenIsLeftOutAndSaidSo() throws Exception {
        ExtensionFormats added = ExtensionFormats.of(List.of(plain(), plain(), new Named("JACOCO")));

        assertThat(added.formats()).hasSize(1);
        assertThat(added.problems())
                .containsExactly(
                        "the format PLAIN of org.example.plain.PlainFormat is left out, as its name is taken; "
                                + "its plugin must choose another one",
                        "the format JACOCO of " + Named.class.getName() + " is left out, as its name is taken; "
                                + "its plugin must choose another one");
    }

    @Test
    void aFormatThatBreaksCostsNoBuild(@TempDir Path workspace) throws Exception {
        Files.writeString(workspace.resolve("lcov.info"), "SF:src/b.js\nDA:1,1\nend_of_record\n");

        Collected collected =
                CollectedCodec.decode(new CollectOnAgent("{}", null, "{}", "{}", List.of(new Named("BROKEN")))
                        .invoke(workspace.toFile(), null));

        assertThat(collected.measurement().counters().get(Metric.LINE).total()).isEqualTo(1);
    }

    @Test
    void aNameHasUpperCaseLettersOnly() {
        for (String name : List.of("", "plain", "A B", "../A", "<b>")) {
            org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Named(name))
                    .withMessageContaining("cannot name a format");
        }
    }

    /** A format that cannot do anything. */
    private static final class Named extends CoverageReportFormat {
        private static final long serialVersionUID = 1L;

        Named(String name) {
            super(name, "a broken one", "**");
        }

        @Override
        public boolean recognises(FilePrefix head) {
            throw new NoClassDefFoundError("org/example/Missing");
        }

        @Override
        public ReportReader reader() {
            return (InputStream in, io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink sink) -> {
                throw new IllegalStateException("broken");
            };
        }
    }
}
