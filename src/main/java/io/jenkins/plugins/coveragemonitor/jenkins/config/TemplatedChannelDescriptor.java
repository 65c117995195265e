package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.util.FormValidation;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import io.jenkins.plugins.coveragemonitor.notify.TemplatePreview;
import java.time.Instant;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The additional checks of channels for people: the templates, which are shown filled in. */
public abstract class TemplatedChannelDescriptor extends ChannelDescriptor {
    private static final String LINK = "https://jenkins.example/job/example-job/16/coverage-monitor/";

    /** Checks the template of the title. */
    @POST
    public FormValidation doCheckTitle(@QueryParameter String value) {
        FormAccess.check(null);
        return preview(new Template(FormStrings.toNull(value), null), value);
    }

    /** Checks the template of the text. */
    @POST
    public FormValidation doCheckText(@QueryParameter String value) {
        FormAccess.check(null);
        return preview(new Template(null, FormStrings.toNull(value)), value);
    }

    private static FormValidation preview(Template template, String value) {
        if (FormStrings.toNull(value) == null) {
            return FormValidation.ok();
        }
        Template.Rendered example = template.render(TemplatePreview.message("preview", Instant.EPOCH, LINK));
        if (example.problem() != null) {
            return FormValidation.warning(example.problem());
        }
        return FormValidation.ok(Messages.TemplatedChannelDescriptor_ForExample(
                template.title() == null ? example.text() : example.title()));
    }
}
