package io.jenkins.plugins.coveragemonitor.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the build prints at its end: the ten test classes that took longest, and the time of all of them. */
public final class SlowestTests {
    private static final int SHOWN = 10;
    private static final Pattern SUITE = Pattern.compile("<testsuite\\s[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\sname=\"([^\"]*)\"");
    private static final Pattern TIME = Pattern.compile("\\stime=\"([\\d.,]+)\"");

    private SlowestTests() {}

    /** One test class. */
    private record Suite(String name, double seconds) {}

    /** Prints what the reports in a folder tell; nothing if no test ran. */
    public static void main(String[] arguments) throws IOException {
        lines(Path.of(arguments[0])).forEach(System.out::println);
    }

    static List<String> lines(Path reports) throws IOException {
        if (!Files.isDirectory(reports)) {
            return List.of();
        }
        List<Suite> suites;
        try (Stream<Path> files = Files.list(reports)) {
            suites = files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .flatMap(file -> suite(file).stream())
                    .sorted(Comparator.comparing(Suite::seconds).reversed())
                    .toList();
        }
        double all = suites.stream().mapToDouble(Suite::seconds).sum();
        String head =
                String.format(Locale.ROOT, "Tests: %d classes in %.0f s; the slowest %d:", suites.size(), all, SHOWN);
        return suites.isEmpty()
                ? List.of()
                : Stream.concat(
                                Stream.of(head),
                                suites.stream()
                                        .limit(SHOWN)
                                        .map(suite -> String.format(
                                                Locale.ROOT, "%8.1f s  %s", suite.seconds(), suite.name())))
                        .toList();
    }

    private static Optional<Suite> suite(Path file) {
        try {
            Matcher suite = SUITE.matcher(Files.readString(file));
            if (!suite.find()) {
                return Optional.empty();
            }
            Matcher name = NAME.matcher(suite.group());
            Matcher time = TIME.matcher(suite.group());
            return name.find() && time.find()
                    ? Optional.of(new Suite(
                            name.group(1), Double.parseDouble(time.group(1).replace(",", ""))))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
