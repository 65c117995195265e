package io.jenkins.plugins.coveragemonitor.model;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a flag, that is, of a kind of tests. It is part of addresses, labels and arguments. */
public final class FlagName {
    private static final Pattern USABLE = Pattern.compile("[\\p{L}\\p{N}._-]{1,60}");

    private FlagName() {}

    /**
     * Checks a name and strips the blanks around it.
     *
     * @return the name, {@code ""} for {@code null} or blank
     * @throws IllegalArgumentException if the name cannot be a flag; the message is one sentence
     */
    public static String checked(@Nullable String name) {
        String flag = name == null ? "" : name.strip();
        if (!flag.isEmpty() && !USABLE.matcher(flag).matches()) {
            throw new IllegalArgumentException("the flag '" + flag
                    + "' is not usable: use up to 60 letters, digits, dots, dashes and underscores, such as unit");
        }
        return flag;
    }
}
