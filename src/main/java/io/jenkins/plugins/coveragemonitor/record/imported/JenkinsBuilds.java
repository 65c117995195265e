package io.jenkins.plugins.coveragemonitor.record.imported;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What the plugins coverage and JaCoCo recorded of a job's builds, read from Jenkins' own files. A build that cannot be
 * read does not affect the others.
 *
 * @param points one a build that has coverage, in ascending order
 * @param builds how many builds there are
 * @param problems builds that could not be read, one sentence each
 */
public record JenkinsBuilds(List<Point> points, int builds, List<String> problems) {
    /** Creates it; the lists are copied. */
    public JenkinsBuilds {
        points = List.copyOf(points);
        problems = List.copyOf(problems);
    }

    /**
     * Reads the builds of a job.
     *
     * @param folder the folder of the builds, {@code builds} in that of the job
     * @param known builds to skip, because they are recorded already
     * @throws IOException if there is no such folder
     */
    public static JenkinsBuilds in(Path folder, Set<Integer> known) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (DirectoryStream<Path> builds = Files.newDirectoryStream(folder, JenkinsBuilds::isBuild)) {
            builds.forEach(
                    build -> numbers.add(Integer.valueOf(build.getFileName().toString())));
        } catch (NotDirectoryException | java.nio.file.NoSuchFileException none) {
            throw new IOException(folder + ": is not a folder with builds; give the folder of a Jenkins job", none);
        }
        numbers.sort(Comparator.naturalOrder());
        List<Point> points = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int number : numbers) {
            if (known.contains(number)) {
                continue;
            }
            Path file = folder.resolve(Integer.toString(number)).resolve("build.xml");
            try {
                new BuildXml(number).read(file).ifPresent(points::add);
            } catch (IOException unreadable) {
                problems.add(file + ": cannot be read, so the build is left out: " + FailureText.reason(unreadable));
            }
        }
        return new JenkinsBuilds(points, numbers.size(), problems);
    }

    /** Whether a folder is named by a number; links such as {@code lastStableBuild} are not. */
    private static boolean isBuild(Path folder) {
        return folder.getFileName().toString().matches("[1-9]\\d{0,8}")
                && Files.isRegularFile(folder.resolve("build.xml"));
    }
}
