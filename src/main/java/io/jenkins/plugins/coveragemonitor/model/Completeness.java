package io.jenkins.plugins.coveragemonitor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether a measurement has all that it should have; immutable. What is missing is neither covered nor missed, so a
 * partial measurement is shown, and nothing is compared with it.
 *
 * @param missing what is missing; empty if the measurement is complete
 */
public record Completeness(List<Missing> missing) {
    /** Nothing is missing. */
    public static final Completeness COMPLETE = new Completeness(List.of());

    /** The most missing reports that are named of each component: a missing stage may have had a thousand. */
    static final int MOST_OF_A_COMPONENT = 10;

    /** The state of a measurement, as every interface names it. */
    public enum State {
        /** It has all that it should have. */
        COMPLETE,
        /** Something is missing. */
        PARTIAL,
        /** There is no usable report. */
        UNMEASURED
    }

    /** Creates it; the list is copied. */
    public Completeness {
        missing = List.copyOf(missing);
    }

    /**
     * What is missing, without duplicates; the last one named of a component stands for all further ones.
     *
     * @return {@link #COMPLETE} if nothing is missing
     */
    public static Completeness of(List<Missing> missing) {
        TreeMap<String, List<Missing>> components = new TreeMap<>();
        for (Missing one : missing) {
            List<Missing> named = components.computeIfAbsent(one.component(), any -> new ArrayList<>());
            if (named.stream().noneMatch(one::isSame)) {
                named.add(one);
            }
        }
        List<Missing> bounded = new ArrayList<>();
        components.values().forEach(named -> bounded.addAll(bounded(named)));
        return bounded.isEmpty() ? COMPLETE : new Completeness(bounded);
    }

    private static List<Missing> bounded(List<Missing> named) {
        if (named.size() <= MOST_OF_A_COMPONENT) {
            return named;
        }
        List<Missing> first = new ArrayList<>(named.subList(0, MOST_OF_A_COMPONENT));
        Missing last = first.remove(MOST_OF_A_COMPONENT - 1);
        int more = named.size() - MOST_OF_A_COMPONENT;
        String why = last.why() + "; and " + Plurals.count(more, "more report");
        first.add(new Missing(last.component(), last.report(), why, last.lastBuild(), last.testsOnly(), last.flag()));
        return first;
    }

    /** Whether nothing is missing. */
    public boolean isComplete() {
        return missing.isEmpty();
    }

    /**
     * Whether coverage of a component is missing, so that its counters describe only a part.
     *
     * @param component {@code ""} for the whole project, which includes every component
     */
    public boolean lacks(String component) {
        return first(component).isPresent();
    }

    /** The first missing coverage of a component; of the whole project for {@code ""}. */
    public Optional<Missing> first(String component) {
        return missing.stream()
                .filter(one -> !one.testsOnly())
                .filter(one -> component.isEmpty() || component.equals(one.component()))
                .findFirst();
    }

    /** The first missing tests of a component; of any for {@code ""}. */
    public Optional<Missing> firstOfTests(String component) {
        return missing.stream()
                .filter(Missing::testsOnly)
                .filter(one -> component.isEmpty() || component.equals(one.component()))
                .findFirst();
    }

    /** What is missing for a flag: all but what is known to belong to another flag. */
    public Completeness ofFlag(String flag) {
        List<Missing> own = missing.stream()
                .filter(one -> one.flag().isEmpty() || one.flag().equals(flag))
                .toList();
        return own.size() == missing.size() ? this : new Completeness(own);
    }

    /** All that is missing of exactly this component, tests included; {@code ""} for what belongs to none. */
    public List<Missing> of(String component) {
        return missing.stream().filter(one -> one.component().equals(component)).toList();
    }

    /** The sentences of the first few, joined; empty if nothing is missing. */
    public String text() {
        if (missing.isEmpty()) {
            return "";
        }
        String first = missing.get(0).why();
        int more = missing.size() - 1;
        return more == 0 ? first : first + "; and " + more + " more";
    }
}
