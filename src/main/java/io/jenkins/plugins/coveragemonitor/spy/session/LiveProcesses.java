package io.jenkins.plugins.coveragemonitor.spy.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.coveragemonitor.spy.LocalProcess;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Tells running processes of a spy folder to write their data, to pause or to resume. The command is in a file for each
 * service: Java and Node processes read it every second, Python processes when a signal comes. Go and LLVM programs
 * have no such hook and are not asked.
 */
public final class LiveProcesses {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final Duration LOOK = Duration.ofMillis(100);

    private final SpyFolder folder;

    /** The processes of a folder in which measuring has begun. */
    public LiveProcesses(SpyFolder folder) {
        this.folder = folder;
    }

    /** The commands to processes. */
    public enum Command {
        /** Write the data, and continue. */
        DUMP,
        /** Write the data, and stop counting. */
        PAUSE,
        /** Count again from now on. */
        RESUME
    }

    /**
     * The result of a command in one service.
     *
     * @param service its name
     * @param answered how many processes obeyed
     * @param silent a sentence for each that did not
     */
    public record Answer(String service, int answered, List<String> silent) {}

    /**
     * One process as it described itself.
     *
     * @param name its name for people
     * @param signal the signal at which it reads the command; 0 if it reads it regularly
     * @param answered the number of the last command that it executed
     */
    private record Running(String name, long pid, String host, int signal, long answered) {}

    /**
     * Sends a command to the processes of services, and waits for them.
     *
     * @param services none for all that wrote data
     * @param patience how long to wait for the processes
     * @throws IOException if the folder cannot be read or written
     */
    public List<Answer> send(Command command, Collection<String> services, Duration patience)
            throws IOException, InterruptedException {
        List<Answer> answers = new ArrayList<>();
        long end = System.nanoTime() + patience.toNanos();
        for (String service : services.isEmpty() ? folder.services(List.of()) : services) {
            long number = write(command, service);
            answers.add(wait(service, number, end));
        }
        return answers;
    }

    /** Whether the processes of a service were told to pause, and not to resume since. */
    static boolean isPaused(SpyFolder folder, String service) throws IOException {
        Path control = folder.control(service);
        return Files.isRegularFile(control) && Files.readString(control).endsWith("paused");
    }

    private long write(Command command, String service) throws IOException {
        Path control = folder.control(service);
        boolean paused = command == Command.PAUSE || command == Command.DUMP && isPaused(folder, service);
        long before = 0;
        if (Files.isRegularFile(control)) {
            String text = Files.readString(control);
            before = text.matches("[0-9]{1,18} .*") ? Long.parseLong(text.substring(0, text.indexOf(' '))) : 0;
        }
        Files.createDirectories(control.getParent());
        Path part = control.resolveSibling("control.part");
        Files.writeString(part, before + 1 + " " + (paused ? "paused" : "running"));
        Files.move(part, control, StandardCopyOption.REPLACE_EXISTING);
        return before + 1;
    }

    private Answer wait(String service, long number, long end) throws IOException, InterruptedException {
        for (Running process : running(service)) {
            if (process.signal() > 0) {
                SignalledProcess.signal(process.pid(), process.signal(), folder);
            }
        }
        while (true) {
            List<Running> all = running(service);
            List<Running> silent =
                    all.stream().filter(process -> process.answered() < number).toList();
            // A process that this machine knows to be gone was killed, and never answers.
            if (silent.stream().noneMatch(LiveProcesses::mayAnswer) || System.nanoTime() > end) {
                return new Answer(
                        service,
                        all.size() - silent.size(),
                        silent.stream()
                                .filter(LiveProcesses::mayAnswer)
                                .map(LiveProcesses::sentence)
                                .toList());
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    private static boolean mayAnswer(Running process) {
        return !LocalProcess.isHere(process.host()) || LocalProcess.isAlive(process.pid(), process.host());
    }

    private static String sentence(Running process) {
        if (LocalProcess.isHere(process.host())) {
            return process.name() + " did not answer";
        }
        return process.name() + " on " + process.host() + " did not answer: it was killed"
                + (process.signal() == 0
                        ? ", or does not see this folder"
                        : ", or must be sent a signal there: kill -" + process.signal() + " " + process.pid());
    }

    /** The processes that have not ended, as they described themselves. */
    private List<Running> running(String service) throws IOException {
        List<Running> running = new ArrayList<>();
        for (SpyLanguage language : List.of(SpyLanguage.JAVA, SpyLanguage.PYTHON, SpyLanguage.NODE)) {
            Path data = folder.data(service, language);
            if (!Files.isDirectory(data)) {
                continue;
            }
            List<Path> files;
            try (Stream<Path> all = Files.list(data)) {
                files = all.sorted().toList();
            }
            for (Path file : files) {
                try {
                    if (file.toString().endsWith(".facts")) {
                        facts(file, language, running);
                    } else if (language == SpyLanguage.JAVA && file.toString().endsWith(".properties")) {
                        properties(file, running);
                    }
                } catch (IOException | IllegalArgumentException damaged) {
                    // It was killed while writing, and is reported when the service is collected.
                }
            }
        }
        return running;
    }

    private static void facts(Path file, SpyLanguage language, List<Running> running) throws IOException {
        JsonNode facts = MAPPER.readTree(file.toFile());
        if (!facts.path("ended").asBoolean() && !facts.path("tool").asText().equals("none")) {
            String what = language == SpyLanguage.NODE ? "the Node process " : "the Python process ";
            running.add(new Running(
                    what + facts.path("pid").asLong(),
                    facts.path("pid").asLong(),
                    facts.path("host").asText(),
                    facts.path("signal").asInt(),
                    facts.path("answered").asLong()));
        }
    }

    private static void properties(Path file, List<Running> running) throws IOException {
        Properties process = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            process.load(in);
        }
        if (process.getProperty("ended") == null) {
            String pid = process.getProperty("pid", "0");
            running.add(new Running(
                    "the Java process " + pid,
                    Long.parseLong(pid),
                    process.getProperty("host", ""),
                    0,
                    Long.parseLong(process.getProperty("answered", "0"))));
        }
    }
}
