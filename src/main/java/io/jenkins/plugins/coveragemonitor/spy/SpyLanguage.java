package io.jenkins.plugins.coveragemonitor.spy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The languages of running programs that can be measured. */
public enum SpyLanguage {
    /** Anything that runs on a Java virtual machine, by JaCoCo. */
    JAVA,
    /** Python, by coverage.py or by the interpreter's own monitoring. */
    PYTHON,
    /** JavaScript on Node, by V8. */
    NODE,
    /** Go programs built with {@code go build -cover}. */
    GO,
    /** C, C++, Rust and Swift programs built with LLVM's instrumentation. */
    LLVM;

    /** The name in options and folders. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The languages of a list of names, in any case.
     *
     * @param names none for all languages
     * @throws IllegalArgumentException if one is unknown; the message is one sentence that names it
     */
    public static Set<SpyLanguage> of(List<String> names) {
        if (names.isEmpty()) {
            return EnumSet.allOf(SpyLanguage.class);
        }
        Set<SpyLanguage> languages = EnumSet.noneOf(SpyLanguage.class);
        for (String name : names) {
            languages.add(Arrays.stream(values())
                    .filter(language -> language.label().equals(name.trim().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the language '" + name
                            + "' is not known: give one of "
                            + Arrays.stream(values()).map(SpyLanguage::label).collect(Collectors.joining(", ")))));
        }
        return languages;
    }
}
