package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.coveragemonitor.publish.AnnotationChoice;
import io.jenkins.plugins.coveragemonitor.publish.Annotations;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The parameter {@code checks}: the check of the commit on a code host. */
public final class CheckOption implements Describable<CheckOption> {
    private static final int MOST = 1_000;

    private @Nullable String name;
    private @Nullable String annotations;
    private @Nullable Integer max;

    /** Creates it with the defaults. */
    @DataBoundConstructor
    public CheckOption() {
        // everything is optional
    }

    /** The check's name; {@code null} for that of a surrounding {@code withChecks}, else of the monitor. */
    public @Nullable String getName() {
        return name;
    }

    /** The name of the check. If empty: that of a surrounding {@code withChecks}, else {@code Coverage}. */
    @DataBoundSetter
    public void setName(String name) {
        this.name = FormStrings.toNull(name);
    }

    /** Which gaps are shown beside their lines; {@code null} for the default. */
    public @Nullable String getAnnotations() {
        return annotations;
    }

    /**
     * Which gaps are shown beside their lines: {@code NEW_GAPS} (the default: changed lines that no test covers, then lines
     * that lost their coverage), {@code CHANGED}, {@code ALL} or {@code NONE}.
     */
    @DataBoundSetter
    public void setAnnotations(String annotations) {
        this.annotations = FormStrings.toNull(annotations);
    }

    /** The most gaps beside their lines; {@code null} for the default. */
    public @Nullable Integer getMax() {
        return max;
    }

    /** The most gaps beside their lines: 0 to 1000, 50 by default. */
    @DataBoundSetter
    public void setMax(@Nullable Integer max) {
        this.max = max;
    }

    /**
     * Which gaps are shown.
     *
     * @throws IllegalArgumentException if the value is unknown; the message is one sentence
     */
    public AnnotationChoice choice() {
        if (annotations == null) {
            return AnnotationChoice.NEW_GAPS;
        }
        return Arrays.stream(AnnotationChoice.values())
                .filter(choice -> choice.name().equals(annotations.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("checks.annotations is '" + annotations
                        + "': give one of " + Arrays.toString(AnnotationChoice.values())));
    }

    /**
     * The most gaps to show.
     *
     * @throws IllegalArgumentException if the number is out of range; the message is one sentence
     */
    public int most() {
        if (max == null) {
            return Annotations.USUAL;
        }
        if (max < 0 || max > MOST) {
            throw new IllegalArgumentException("checks.max is " + max + ": give a number from 0 to " + MOST);
        }
        return max;
    }

    /** The form and its checks. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<CheckOption> {
        @Override
        public String getDisplayName() {
            return Messages.CheckOption_DisplayName();
        }

        /** The choices of {@code annotations}. */
        @POST
        public ListBoxModel doFillAnnotationsItems(@AncestorInPath Item item) {
            FormAccess.check(item);
            return Choices.of(AnnotationChoice.values(), Choices.label(AnnotationChoice.NEW_GAPS));
        }

        /** Checks the number of annotations. */
        @POST
        public FormValidation doCheckMax(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(value, () -> {
                CheckOption option = new CheckOption();
                option.setMax(NumberField.whole(value));
                option.most();
            });
        }
    }
}
