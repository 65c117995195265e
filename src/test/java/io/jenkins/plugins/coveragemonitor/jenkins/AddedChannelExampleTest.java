package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mockStatic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.ExtensionList;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ChannelChange;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ChannelDescriptor;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ChannelReader;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.TemplatePreview;
import io.jenkins.plugins.coveragemonitor.notify.channel.ChannelKinds;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpClients;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.MockedStatic;

/** The channel of docs/channels.md that another plugin adds, compiled as it stands there. */
class AddedChannelExampleTest {
    private static final Pattern CLASS =
            Pattern.compile("```java\n(package org\\.example\\.pager;.*?)```", Pattern.DOTALL);

    @TempDir
    private static Path plugin;

    private static ClassLoader loader;
    private static Class<? extends ChannelDescriptor> descriptor;

    @BeforeAll
    static void compileTheExample() throws IOException, ReflectiveOperationException {
        Matcher example = CLASS.matcher(Files.readString(Path.of("docs/channels.md")));
        assertThat(example.find()).isTrue();
        Path source = Files.writeString(plugin.resolve("PagerChannelOption.java"), example.group(1));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-proc:none", "-parameters", "-d", plugin.toString(), "-cp", System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            complaints, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
        loader = new URLClassLoader(new URL[] {plugin.toUri().toURL()}, AddedChannelExampleTest.class.getClassLoader());
        descriptor = loader.loadClass("org.example.pager.PagerChannelOption$DescriptorImpl")
                .asSubclass(ChannelDescriptor.class);
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void isMadeOfItsSymbolAndFieldsAndDelivers() throws Exception {
        ChannelDescriptor pager = descriptor.getConstructor().newInstance();
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.put("name", "night").put("number", "4711").put("types", "REGRESSION");
        ChannelKinds kinds =
                new ChannelKinds(HttpClients.DIRECT, new TargetPolicy(true), Clock.systemUTC(), line -> {});
        ChannelOption option;
        try (MockedStatic<ExtensionList> extensions = mockStatic(ExtensionList.class)) {
            ExtensionList<ChannelDescriptor> all = org.mockito.Mockito.mock(ExtensionList.class);
            org.mockito.Mockito.when(all.iterator()).thenReturn(List.of(pager).iterator());
            extensions.when(() -> ExtensionList.lookup(ChannelDescriptor.class)).thenReturn(all);
            option = ChannelReader.read("pager", settings);
        }
        assertThat(ChannelReader.kind(option)).isEqualTo("pager");
        Channel channel = option.channel(kinds);
        assertThat(channel.name()).isEqualTo("night");
        assertThat(channel.filter().types()).containsExactly(AlertType.REGRESSION);
        assertThat(channel.deliver(TemplatePreview.message("x", Instant.EPOCH, null), ""))
                .isInstanceOfSatisfying(Delivery.Delivered.class, delivered -> assertThat(delivered.reference())
                        .startsWith("4711 heard: Test: example-job"));
        assertThat(ChannelChange.between(List.of(), List.of(option)))
                .containsExactly(new ChannelChange("channel.create", "night", "pager"));
    }

    @Test
    void whatCannotBeUsedIsRefusedInASentence() throws Exception {
        ChannelOption option = (ChannelOption)
                descriptor.getDeclaringClass().getConstructor(String.class).newInstance("night");
        assertThatThrownBy(() -> option.channel(null)).hasMessage("channel 'night': say which number to call");
    }
}
