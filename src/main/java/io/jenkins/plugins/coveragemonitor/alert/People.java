package io.jenkins.plugins.coveragemonitor.alert;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom a build's change of coverage concerns.
 *
 * @param owners the owners of the files that lost coverage, those who lost most first; at most {@link #MOST}
 * @param authors who wrote the commits since the last good build; at most {@link #MOST}
 */
public record People(List<String> owners, List<Author> authors) {
    /** Nobody in particular. */
    public static final People NONE = new People(List.of(), List.of());

    /** More names than a message should hold. */
    public static final int MOST = 20;

    /** Creates it; the lists are copied, {@code null} is empty, and what is too much is left out. */
    public People {
        owners = owners == null ? List.of() : owners.stream().limit(MOST).toList();
        authors = authors == null ? List.of() : authors.stream().limit(MOST).toList();
    }

    /**
     * Who wrote a commit.
     *
     * @param name as people call them
     * @param address their e-mail address, or {@code null} if it is not known
     */
    public record Author(String name, @Nullable String address) {
        /** Creates it. */
        public Author {
            Objects.requireNonNull(name);
        }
    }
}
