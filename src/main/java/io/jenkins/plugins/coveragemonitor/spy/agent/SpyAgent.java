package io.jenkins.plugins.coveragemonitor.spy.agent;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The agent inside a measured Java process. It starts JaCoCo's agent, and writes its data to the spy folder every few
 * seconds and at the end, so that a killed process loses seconds and not everything.
 *
 * <p>No failure here may affect the service: every exception ends in a file beside the data. It runs in services as old
 * as Java 8, and uses nothing of this project, which is not there.
 */
public final class SpyAgent extends Thread {
    private static final String STARTED = "coverage-spy.started";

    /** Milliseconds between two looks at the commands. */
    private static final long LOOK = 1000;

    private final Object jacoco;
    private final Method executionData;
    private final File folder;
    private final String instance;
    private final Properties facts;
    private final long millis;
    private byte[] written = {};
    private String answered = "";
    private boolean paused;
    private int part = 1;

    private SpyAgent(Object jacoco, File folder, String instance, Properties facts, long millis) throws Exception {
        super("coverage-spy");
        this.jacoco = jacoco;
        this.executionData = Class.forName("org.jacoco.agent.rt.IAgent").getMethod("getExecutionData", boolean.class);
        this.folder = folder;
        this.instance = instance;
        this.facts = facts;
        this.millis = millis;
        setDaemon(true);
    }

    /** Called by the virtual machine before the service's own code. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        File folder = null;
        String instance = "jvm-" + pid() + "-" + Long.toHexString(System.nanoTime() & 0xFFFFFFFFFFL);
        try {
            String enabled = System.getenv("COVERAGE_ENABLE");
            if (enabled != null && enabled.trim().toLowerCase().matches("0|false|no|off")) {
                return;
            }
            if (System.setProperty(STARTED, "true") != null) {
                // A block within a block: a class that is instrumented twice breaks.
                return;
            }
            File tools = new File(SpyAgent.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getParentFile();
            Properties settings = settings(new File(tools, "jvm.properties"));
            String named = System.getenv("COVERAGE_SERVICE");
            String service = named == null || !named.matches("[A-Za-z0-9][A-Za-z0-9._-]*")
                    ? settings.getProperty("service", "app")
                    : named;
            folder = new File(tools.getParentFile(), "data/" + service + "/java");
            if (!folder.isDirectory() && !folder.mkdirs() && !folder.isDirectory()) {
                return;
            }
            Properties facts = facts();
            store(facts, new File(folder, instance + ".properties"));
            start(settings, folder, instrumentation);
            Object jacoco = Class.forName("org.jacoco.agent.rt.RT")
                    .getMethod("getAgent")
                    .invoke(null);
            long seconds = Long.parseLong(settings.getProperty("interval", "5"));
            SpyAgent spy = new SpyAgent(jacoco, folder, instance, facts, Math.max(1, seconds) * 1000);
            Runtime.getRuntime().addShutdownHook(new Thread(spy::end, "coverage-spy-end"));
            spy.start();
        } catch (Throwable thrown) {
            log(folder, instance, thrown);
        }
    }

    private static void start(Properties settings, File folder, Instrumentation instrumentation) throws Exception {
        String includes = settings.getProperty("includes", "*");
        String options = "output=none,dumponexit=false,jmx=false,includes=" + includes + ",excludes="
                + settings.getProperty("excludes", "");
        File classes = new File(folder, "classes");
        if (!includes.equals("*") && classes.getPath().indexOf(',') < 0) {
            // Only these exact class files map probes to lines, and those of a container disappear with it.
            options += ",classdumpdir=" + classes;
        }
        Class.forName(settings.getProperty("premain"))
                .getMethod("premain", String.class, Instrumentation.class)
                .invoke(null, options, instrumentation);
    }

    private static Properties facts() {
        Properties facts = new Properties();
        facts.setProperty("pid", pid());
        facts.setProperty("started", Long.toString(System.currentTimeMillis()));
        facts.setProperty("host", host());
        facts.setProperty("folder", System.getProperty("user.dir", ""));
        facts.setProperty("classpath", System.getProperty("java.class.path", ""));
        facts.setProperty("command", System.getProperty("sun.java.command", ""));
        String build = System.getenv("COVERAGE_BUILD_ID");
        if (build != null) {
            facts.setProperty("build", build);
        }
        String image = System.getenv("COVERAGE_IMAGE_DIGEST");
        if (image != null) {
            facts.setProperty("image", image);
        }
        return facts;
    }

    @Override
    public void run() {
        try {
            obey(true);
            long waited = 0;
            while (true) {
                Thread.sleep(LOOK);
                obey(false);
                waited += LOOK;
                if (waited >= millis) {
                    waited = 0;
                    dump();
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (Throwable thrown) {
            log(folder, instance, thrown);
        }
    }

    private synchronized void end() {
        try {
            dump();
            facts.setProperty("ended", Long.toString(System.currentTimeMillis()));
            store(facts, new File(folder, instance + ".properties"));
        } catch (Throwable thrown) {
            log(folder, instance, thrown);
        }
    }

    /** Executes the commands to the service's processes: write the data, pause, or resume. */
    private synchronized void obey(boolean first) throws Exception {
        File control = new File(folder.getParentFile(), "control");
        if (!control.isFile()) {
            return;
        }
        String[] wanted =
                new String(Files.readAllBytes(control.toPath()), "UTF-8").trim().split("\\s+");
        if (wanted.length != 2 || wanted[0].equals(answered)) {
            return;
        }
        boolean pause = wanted[1].equals("paused");
        if (!first && !paused) {
            dump();
            facts.setProperty("dumped", Long.toString(System.currentTimeMillis()));
        }
        if (paused && !pause) {
            // JaCoCo keeps counting while paused: those counts are dropped, and later ones get a file of their own.
            executionData.invoke(jacoco, true);
            part++;
            written = new byte[0];
        }
        paused = pause;
        answered = wanted[0];
        facts.setProperty("answered", answered);
        store(facts, new File(folder, instance + ".properties"));
    }

    private synchronized void dump() throws Exception {
        if (paused) {
            return;
        }
        byte[] data = (byte[]) executionData.invoke(jacoco, false);
        if (Arrays.equals(data, written)) {
            return;
        }
        File file = new File(folder, instance + ".part");
        OutputStream out = new FileOutputStream(file);
        try {
            out.write(data);
        } finally {
            out.close();
        }
        replace(file, new File(folder, instance + (part == 1 ? "" : ".part" + part) + ".exec"));
        written = data;
    }

    private static Properties settings(File file) throws IOException {
        Properties settings = new Properties();
        InputStream in = new FileInputStream(file);
        try {
            settings.load(in);
        } finally {
            in.close();
        }
        return settings;
    }

    private static void store(Properties facts, File file) throws IOException {
        File part = new File(file.getPath() + ".part");
        OutputStream out = new FileOutputStream(part);
        try {
            facts.store(out, null);
        } finally {
            out.close();
        }
        replace(part, file);
    }

    private static void replace(File part, File file) throws IOException {
        Files.move(part.toPath(), file.toPath(), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String host() {
        try {
            return new String(Files.readAllBytes(new File("/proc/sys/kernel/hostname").toPath()), "UTF-8").trim();
        } catch (IOException unknown) {
            return "";
        }
    }

    private static String pid() {
        try {
            String self = new File("/proc/self").getCanonicalFile().getName();
            return self.matches("[0-9]+") ? self : "0";
        } catch (IOException unknown) {
            return "0";
        }
    }

    private static void log(@Nullable File folder, String instance, Throwable thrown) {
        if (folder == null) {
            return;
        }
        try {
            PrintWriter out = new PrintWriter(new File(folder, instance + ".error"), "UTF-8");
            out.println(thrown.getCause() == null ? thrown : thrown.getCause());
            out.close();
        } catch (Throwable unwritable) {
            // There is nowhere left to report it, and the service must not be disturbed.
        }
    }
}
