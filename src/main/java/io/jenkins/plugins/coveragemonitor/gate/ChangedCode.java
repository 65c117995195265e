package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The lines a change touched, as far as gates need them. */
public interface ChangedCode {
    /** The paths of the changed files that still exist. */
    Set<String> paths();

    /** Whether a line of the new file was added or changed. */
    boolean touches(String path, int line);

    /** Whether lines of a file were written or removed, not only moved or indented. */
    default boolean isEdited(String path) {
        return paths().contains(path);
    }

    /** The whole patch; empty if only the changed lines are known. */
    default Optional<Patch> patch() {
        return Optional.empty();
    }

    /** The path that a file had before. */
    default String before(String path) {
        return path;
    }

    /** Some lines of whatever file. */
    static ChangedCode lines(IntPredicate lines) {
        return new ChangedCode() {
            @Override
            public Set<String> paths() {
                return Set.of();
            }

            @Override
            public boolean touches(String path, int line) {
                return lines.test(line);
            }
        };
    }

    /**
     * A patch as a change of what was measured: under the paths of the measurement.
     *
     * @param patch the patch, or {@code null} if it is not known
     * @return {@code null} if it is not known
     */
    static @Nullable ChangedCode of(@Nullable Patch patch, Measurement measurement) {
        if (patch == null) {
            return null;
        }
        Patch mapped = patch.onto(measurement);
        return new ChangedCode() {
            @Override
            public Set<String> paths() {
                return mapped.paths();
            }

            @Override
            public boolean touches(String path, int line) {
                return mapped.touches(path, line);
            }

            @Override
            public boolean isEdited(String path) {
                return mapped.isEdited(path);
            }

            @Override
            public Optional<Patch> patch() {
                return Optional.of(mapped);
            }

            @Override
            public String before(String path) {
                FileChange change = mapped.files().get(path);
                return change == null ? path : change.pathBefore(path);
            }
        };
    }
}
