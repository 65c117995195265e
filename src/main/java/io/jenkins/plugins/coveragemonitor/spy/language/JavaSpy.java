package io.jenkins.plugins.coveragemonitor.spy.language;

import io.jenkins.plugins.coveragemonitor.collect.path.WorkspaceTree;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.format.jacoco.ClassFileWalk;
import io.jenkins.plugins.coveragemonitor.spy.LanguageSpy;
import io.jenkins.plugins.coveragemonitor.spy.LocalProcess;
import io.jenkins.plugins.coveragemonitor.spy.ServiceData;
import io.jenkins.plugins.coveragemonitor.spy.ServiceResult;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import io.jenkins.plugins.coveragemonitor.spy.SpyVariables;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.AgentArchive;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.ClassSearch;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.ExecutionMerge;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.JavaPackages;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Java: JaCoCo's agent, passed to every virtual machine by {@code JAVA_TOOL_OPTIONS}. */
final class JavaSpy implements LanguageSpy {
    private static final String ARCHIVE = "coverage-spy.jar";
    private static final String SETTINGS = "jvm.properties";

    @Override
    public SpyLanguage language() {
        return SpyLanguage.JAVA;
    }

    @Override
    public void install(SpyFolder folder, SpySettings settings, Path workspace) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("premain", AgentArchive.write(folder.tools().resolve(ARCHIVE)));
        properties.setProperty("service", settings.service());
        properties.setProperty("includes", JavaPackages.includes(workspace, settings.source()));
        properties.setProperty("interval", Integer.toString(settings.interval()));
        try (OutputStream out = Files.newOutputStream(folder.tools().resolve(SETTINGS))) {
            properties.store(out, null);
        }
    }

    @Override
    public void environment(SpyVariables variables) {
        String agent = "-javaagent:" + variables.path("tools/" + ARCHIVE);
        variables.append("JAVA_TOOL_OPTIONS", agent.contains(" ") ? "\"" + agent + "\"" : agent);
    }

    @Override
    public void combine(ServiceData data, ServiceResult result) throws IOException {
        ExecutionMerge merge = new ExecutionMerge();
        Set<String> delivered = new TreeSet<>();
        for (Path file : data.files("*.exec")) {
            try {
                merge.add(file);
                // A process that was paused has a file for each time that it counted.
                delivered.add(name(file).replaceFirst("\\.part[0-9]+$", ""));
            } catch (IOException damaged) {
                result.lost("the Java process " + name(file) + ": its execution data " + damaged.getMessage());
            }
        }
        result.delivered(delivered.size());
        List<Properties> processes = processes(data, result);
        for (Path note : data.files("*.note")) {
            result.problem(Files.readString(note).trim());
        }
        for (Path error : data.files("*.error")) {
            result.lost("the Java process " + name(error) + " could not be measured: "
                    + Files.readString(error).trim());
        }
        if (!merge.isEmpty()) {
            report(data, result, merge, processes);
        }
    }

    private static void report(ServiceData data, ServiceResult result, ExecutionMerge merge, List<Properties> processes)
            throws IOException {
        String includes = properties(data.folder().tools().resolve(SETTINGS)).getProperty("includes", JavaPackages.ALL);
        ClassSearch search = new ClassSearch(merge.store(), includes);
        search.lookInto(ofWorkspace(data));
        if (!includes.equals(JavaPackages.ALL)) {
            search.lookInto(ofClassPaths(processes, data.workspace()));
        }
        if (!search.isComplete()) {
            search.lookInto(images(data));
        }
        Path classes = data.report("classes.jar");
        ClassSearch.Result found = search.write(classes, dumped(data));
        if (!found.unknown().isEmpty()) {
            String what = Plurals.count(found.unknown().size(), "class", "classes") + " that ran "
                    + (found.unknown().size() == 1 ? "has" : "have") + " no class file here ("
                    + ClassSearch.some(found.unknown()) + ")";
            result.lost(what
                    + (found.differing().isEmpty()
                            ? "; build in the workspace what runs, or put its jars or its exported image there"
                            : "; there are class files of "
                                    + Plurals.count(found.differing().size(), "such name", "such names")
                                    + " with another content: the service runs another build than the workspace has"));
        }
        if (!found.twice().isEmpty()) {
            result.lost(Plurals.count(found.twice().size(), "class", "classes")
                    + " ran in two versions (" + ClassSearch.some(found.twice())
                    + "), and only one of them is counted: processes of the service ran different builds");
        }
        if (found.measured() > 0) {
            Path exec = data.report("jacoco.exec");
            merge.write(exec);
            result.report(data.folder(), exec, ReportFormats.EXEC, classes);
        }
    }

    /** The class files and archives of the workspace, except those of the spy. */
    private static List<Path> ofWorkspace(ServiceData data) throws IOException {
        return ofWorkspace(data, ClassFileWalk::holdsClasses);
    }

    /** The exported images in the workspace. They are large, so they are searched only for what is nowhere else. */
    private static List<Path> images(ServiceData data) throws IOException {
        return ofWorkspace(data, ClassFileWalk::mayBeImage);
    }

    private static List<Path> ofWorkspace(ServiceData data, Predicate<String> wanted) throws IOException {
        WorkspaceTree tree = WorkspaceTree.of(data.workspace());
        Path spy = Files.exists(data.folder().root())
                ? data.folder().root().toRealPath()
                : data.folder().root();
        return tree.files().stream()
                .filter(wanted)
                .map(tree::resolve)
                .filter(file -> !file.startsWith(spy))
                .toList();
    }

    /** The class paths of the processes, as far as they exist on this machine. */
    private static Set<Path> ofClassPaths(List<Properties> processes, Path workspace) throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        for (Properties process : processes) {
            for (String entry : process.getProperty("classpath", "").split(File.pathSeparator)) {
                try {
                    Path path = Path.of(process.getProperty("folder", ""))
                            .resolve(entry)
                            .normalize();
                    if (!entry.isBlank() && path.isAbsolute() && !path.startsWith(workspace)) {
                        files.addAll(below(path));
                    }
                } catch (InvalidPathException foreign) {
                    // A path in a container that is not valid here.
                }
            }
        }
        return files;
    }

    private static List<Path> below(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Files.isRegularFile(path) && ClassFileWalk.holdsClasses(path.toString()) ? List.of(path) : List.of();
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(file -> ClassFileWalk.holdsClasses(file.toString()))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> dumped(ServiceData data) throws IOException {
        Path folder = data.data().resolve("classes");
        return Files.isDirectory(folder) ? below(folder) : List.of();
    }

    private static List<Properties> processes(ServiceData data, ServiceResult result) throws IOException {
        List<Properties> processes = new ArrayList<>();
        for (Path file : data.files("*.properties")) {
            Properties process = properties(file);
            processes.add(process);
            result.ran(process.getProperty("build", ""), process.getProperty("image", ""));
            if (process.getProperty("ended") == null && !isAlive(process)) {
                result.problem("the Java process " + name(file)
                        + (isHere(process)
                                ? " was killed"
                                : " was killed, or still runs on " + process.getProperty("host"))
                        + ": what it ran in its last seconds, since it wrote last, is not counted");
            }
        }
        return processes;
    }

    private static boolean isAlive(Properties process) {
        try {
            return LocalProcess.isAlive(
                    Long.parseLong(process.getProperty("pid", "0")), process.getProperty("host", ""));
        } catch (NumberFormatException unknown) {
            return false;
        }
    }

    private static boolean isHere(Properties process) {
        return LocalProcess.isHere(process.getProperty("host", ""));
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
