package io.jenkins.plugins.coveragemonitor.alert;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The people concerned by a build's change of coverage.
 *
 * @param owners the owners of the files that lost coverage, those who lost most first; at most {@link #MOST}
 * @param authors the authors of the commits since the last good build; at most {@link #MOST}
 */
public record People(List<String> owners, List<Author> authors) {
    /** Nobody in particular. */
    public static final People NONE = new People(List.of(), List.of());

    /** The most names in a message. */
    public static final int MOST = 20;

    /** Creates it; the lists are copied and shortened to the limit, and {@code null} means empty. */
    public People {
        owners = owners == null ? List.of() : owners.stream().limit(MOST).toList();
        authors = authors == null ? List.of() : authors.stream().limit(MOST).toList();
    }

    /**
     * The author of a commit.
     *
     * @param name the author's name
     * @param address their e-mail address, or {@code null} if unknown
     */
    public record Author(String name, @Nullable String address) {
        /** Creates it. */
        public Author {
            Objects.requireNonNull(name);
        }
    }
}
