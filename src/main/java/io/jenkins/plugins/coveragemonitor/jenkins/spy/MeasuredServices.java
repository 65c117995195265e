package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a block measures; immutable. It is stored with a running Pipeline, whose serialisation does not support records.
 */
final class MeasuredServices implements Serializable {
    private static final long serialVersionUID = 1;

    /** The defaults. */
    static final MeasuredServices DEFAULT =
            new MeasuredServices(List.of(), List.of(), List.of(), List.of(), 0, List.of());

    private final ArrayList<String> languages;
    private final ArrayList<String> services;
    private final ArrayList<String> source;
    private final ArrayList<String> omit;
    private final int interval;

    /** {@code null} in a block that began before this option existed. */
    private final @Nullable ArrayList<String> compose;

    private MeasuredServices(
            Collection<String> languages,
            Collection<String> services,
            Collection<String> source,
            Collection<String> omit,
            int interval,
            Collection<String> compose) {
        this.languages = words(languages);
        this.services = words(services);
        this.source = words(source);
        this.omit = words(omit);
        this.interval = interval;
        this.compose = words(compose);
    }

    private static ArrayList<String> words(Collection<String> texts) {
        ArrayList<String> words = new ArrayList<>();
        if (texts != null) {
            texts.stream().map(String::strip).filter(text -> !text.isEmpty()).forEach(words::add);
        }
        return words;
    }

    /** The languages' names; empty for all. */
    List<String> languages() {
        return List.copyOf(languages);
    }

    /** The services' names; empty for one service. */
    List<String> services() {
        return List.copyOf(services);
    }

    /** Folders whose code is measured; empty for what the language's tool measures. */
    List<String> source() {
        return List.copyOf(source);
    }

    /** Patterns of Python files that are not measured. */
    List<String> omit() {
        return List.copyOf(omit);
    }

    /** The interval at which a Java process writes its data, in seconds; 0 for the default. */
    int interval() {
        return interval;
    }

    /** The Compose files whose services are measured, relative to the workspace; empty for none. */
    List<String> compose() {
        return compose == null ? List.of() : List.copyOf(compose);
    }

    MeasuredServices withLanguages(List<String> names) {
        return new MeasuredServices(names, services, source, omit, interval, compose());
    }

    MeasuredServices withServices(List<String> names) {
        return new MeasuredServices(languages, names, source, omit, interval, compose());
    }

    MeasuredServices withSource(List<String> folders) {
        return new MeasuredServices(languages, services, folders, omit, interval, compose());
    }

    MeasuredServices withOmit(List<String> patterns) {
        return new MeasuredServices(languages, services, source, patterns, interval, compose());
    }

    MeasuredServices withInterval(@Nullable Integer seconds) {
        return new MeasuredServices(languages, services, source, omit, seconds == null ? 0 : seconds, compose());
    }

    MeasuredServices withCompose(List<String> files) {
        return new MeasuredServices(languages, services, source, omit, interval, files);
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException if they are not valid; the message is one sentence
     */
    SpySettings settings() {
        for (String file : compose()) {
            if (!file.matches(".*\\.ya?ml")) {
                throw new IllegalArgumentException(
                        "compose: '" + file + "' is no file of Docker Compose; give one such as compose.yml");
            }
        }
        return new SpySettings(
                SpyLanguage.of(languages),
                services,
                source,
                omit,
                interval == 0 ? SpySettings.DEFAULT_INTERVAL : interval);
    }
}
