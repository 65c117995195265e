package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.model.Describable;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.channel.ChannelKinds;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A channel as an administrator defines it; jobs refer to its name. Lists are texts separated by commas. To add a kind,
 * another plugin extends this class, with a {@link ChannelDescriptor} that is an extension and has a symbol.
 */
public abstract class ChannelOption implements Describable<ChannelOption> {
    private final String name;
    private @Nullable String types;
    private @Nullable String severities;
    private @Nullable String jobs;
    private @Nullable String branches;
    private @Nullable String components;
    private @Nullable String owners;

    /**
     * Creates it.
     *
     * @throws IllegalArgumentException if the name is not valid; the message is one sentence
     */
    protected ChannelOption(@Nullable String name) {
        this.name = Objects.requireNonNullElse(FormStrings.toNull(name), "");
        checked("name", () -> ChannelSettings.checked(this.name));
    }

    /** The name by which jobs refer to it. */
    public String getName() {
        return name;
    }

    /** The types of alerts it wants, separated by commas; {@code null} for all. */
    public @Nullable String getTypes() {
        return types;
    }

    /** The types of alerts it wants, separated by commas; empty for all. */
    @DataBoundSetter
    public void setTypes(String types) {
        words("types", types, AlertType::valueOf, AlertType.values());
        this.types = FormStrings.toNull(types);
    }

    /** The names of the types that it wants, for the form; empty for all. */
    public final List<String> getTypeNames() {
        return names(types);
    }

    /** The names of the severities that it wants, for the form; empty for warnings and critical alerts. */
    public final List<String> getSeverityNames() {
        return names(severities);
    }

    private static List<String> names(@Nullable String chosen) {
        return chosen == null
                ? List.of()
                : Arrays.stream(chosen.split(","))
                        .map(name -> name.strip().toUpperCase(Locale.ROOT))
                        .toList();
    }

    /** The severities it wants, separated by commas; {@code null} for warnings and critical alerts. */
    public @Nullable String getSeverities() {
        return severities;
    }

    /** The severities it wants, separated by commas; empty for warnings and critical alerts. */
    @DataBoundSetter
    public void setSeverities(String severities) {
        words("severities", severities, Severity::valueOf, Severity.values());
        this.severities = FormStrings.toNull(severities);
    }

    /** Full names of the jobs it wants, separated by commas, {@code *} for any text; {@code null} for all. */
    public @Nullable String getJobs() {
        return jobs;
    }

    /** Full names of the jobs it wants, separated by commas, {@code *} for any text; empty for all. */
    @DataBoundSetter
    public void setJobs(String jobs) {
        this.jobs = FormStrings.toNull(jobs);
    }

    /** The branches it wants, separated by commas, {@code *} for any text; {@code null} for all. */
    public @Nullable String getBranches() {
        return branches;
    }

    /** The branches it wants, separated by commas, {@code *} for any text; empty for all. */
    @DataBoundSetter
    public void setBranches(String branches) {
        this.branches = FormStrings.toNull(branches);
    }

    /** The components it wants, separated by commas, {@code *} for any text; {@code null} for all. */
    public @Nullable String getComponents() {
        return components;
    }

    /** The components it wants, separated by commas, {@code *} for any text; empty for all. */
    @DataBoundSetter
    public void setComponents(String components) {
        this.components = FormStrings.toNull(components);
    }

    /** It wants alerts about lost coverage in files of these owners, {@code *} for any text; {@code null} for all. */
    public @Nullable String getOwners() {
        return owners;
    }

    /** It wants alerts about lost coverage in files of these owners, {@code *} for any text; empty for all. */
    @DataBoundSetter
    public void setOwners(String owners) {
        this.owners = FormStrings.toNull(owners);
    }

    /**
     * Creates the channel, with the current secrets of its credentials; it has the name {@link #getName()} and the
     * filter {@link #filter()}.
     *
     * @param kinds creates channels of the built-in kinds
     * @throws IllegalArgumentException if it cannot be used; the message is one sentence without a secret
     */
    public abstract Channel channel(ChannelKinds kinds);

    /** Whether the channel comments on change requests; {@code false} by default. */
    public boolean comments() {
        return false;
    }

    /** The configured filter of alerts. */
    public final ChannelFilter filter() {
        return new ChannelFilter(
                words("types", types, AlertType::valueOf, AlertType.values()),
                words("severities", severities, Severity::valueOf, Severity.values()),
                words("jobs", jobs, Function.identity(), new Object[0]),
                words("branches", branches, Function.identity(), new Object[0]),
                words("components", components, Function.identity(), new Object[0]),
                words("owners", owners, Function.identity(), new Object[0]));
    }

    /**
     * A secret text of Jenkins' credentials; {@code null} if no id is given.
     *
     * @throws IllegalArgumentException if there is no such credential
     */
    protected final @Nullable Secret secret(@Nullable String credentialsId) {
        return credentialsId == null ? null : SecretTextCredential.text(name, credentialsId);
    }

    /** Refuses a value with the engine's own sentence; a stored file is loaded without this check. */
    static void checked(String option, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException(option, e.getMessage());
        }
    }

    static <T> Set<T> words(String field, @Nullable String text, Function<String, T> word, Object[] known) {
        if (text == null || text.isBlank()) {
            return Set.of();
        }
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(each -> {
                    try {
                        return word.apply(known.length == 0 ? each : each.toUpperCase(Locale.ROOT));
                    } catch (IllegalArgumentException e) {
                        throw new InvalidOptionException(
                                field,
                                "unknown " + field + " '" + each + "': use some of "
                                        + Arrays.stream(known)
                                                .map(Object::toString)
                                                .collect(Collectors.joining(", ")));
                    }
                })
                .collect(Collectors.toUnmodifiableSet());
    }
}
