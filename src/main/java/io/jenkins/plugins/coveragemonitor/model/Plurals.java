package io.jenkins.plugins.coveragemonitor.model;

import java.util.regex.Pattern;

/** Nouns and phrases in the form that a sentence needs: {@code 1 line}, {@code 2 branches}, {@code an LCOV report}. */
public final class Plurals {
    private static final Pattern NEEDS_ES = Pattern.compile(".*(ch|sh|ss|x)");

    /** A vowel, or an abbreviation whose first letter is spoken with one: "el", "en", "ex". */
    private static final Pattern VOWEL_FIRST = Pattern.compile("([AEIOaeio]|LCOV|llvm|NUnit|xUnit).*", Pattern.DOTALL);

    private Plurals() {}

    /** A number and its noun: {@code 1 line}, {@code 23 lines}. */
    public static String count(long number, String noun) {
        return number + " " + plural(number, noun);
    }

    /** A number and a phrase whose verb changes with it, such as {@code line stands} and {@code lines stand}. */
    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** The noun alone in singular or plural; regular nouns only. */
    public static String plural(long number, String noun) {
        return number == 1 ? noun : NEEDS_ES.matcher(noun).matches() ? noun + "es" : noun + "s";
    }

    /** A phrase with its article: {@code a Cobertura report}, {@code an Istanbul report}. */
    public static String withArticle(String phrase) {
        return (VOWEL_FIRST.matcher(phrase).matches() ? "an " : "a ") + phrase;
    }
}
