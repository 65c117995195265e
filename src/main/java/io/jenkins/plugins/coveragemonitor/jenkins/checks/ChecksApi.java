package io.jenkins.plugins.coveragemonitor.jenkins.checks;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksAnnotation;
import io.jenkins.plugins.checks.api.ChecksAnnotation.ChecksAnnotationBuilder;
import io.jenkins.plugins.checks.api.ChecksAnnotation.ChecksAnnotationLevel;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails.ChecksDetailsBuilder;
import io.jenkins.plugins.checks.api.ChecksOutput.ChecksOutputBuilder;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.checks.steps.ChecksInfo;
import io.jenkins.plugins.coveragemonitor.publish.Annotation;
import io.jenkins.plugins.coveragemonitor.publish.CheckSummary;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Publishes by the plugin checks-api. Only this class links against it, and is loaded only if it is installed. */
final class ChecksApi implements Checks {
    @Override
    public Optional<String> nameIn(StepContext context) throws IOException, InterruptedException {
        return Optional.ofNullable(context.get(ChecksInfo.class)).map(ChecksInfo::getName);
    }

    @Override
    public void inProgress(Run<?, ?> run, TaskListener listener, String name, String link, String title) {
        ChecksDetailsBuilder details = new ChecksDetailsBuilder()
                .withName(name)
                .withStatus(ChecksStatus.IN_PROGRESS)
                .withDetailsURL(link)
                .withOutput(new ChecksOutputBuilder()
                        .withTitle(title)
                        .withSummary(title)
                        .build());
        ChecksPublisherFactory.fromRun(run, listener).publish(details.build());
    }

    @Override
    public void completed(Run<?, ?> run, TaskListener listener, String name, String link, CheckSummary summary) {
        ChecksOutputBuilder output =
                new ChecksOutputBuilder().withTitle(summary.title()).withSummary(summary.summary());
        summary.annotations().forEach(annotation -> output.addAnnotation(of(annotation)));
        ChecksDetailsBuilder details = new ChecksDetailsBuilder()
                .withName(name)
                .withStatus(ChecksStatus.COMPLETED)
                .withConclusion(of(summary.conclusion()))
                .withDetailsURL(link)
                .withOutput(output.build());
        ChecksPublisherFactory.fromRun(run, listener).publish(details.build());
    }

    private static ChecksConclusion of(CheckSummary.Conclusion conclusion) {
        return switch (conclusion) {
            case SUCCESS -> ChecksConclusion.SUCCESS;
            case NEUTRAL -> ChecksConclusion.NEUTRAL;
            case FAILURE -> ChecksConclusion.FAILURE;
        };
    }

    private static ChecksAnnotation of(Annotation annotation) {
        return new ChecksAnnotationBuilder()
                .withPath(annotation.path())
                .withStartLine(annotation.from())
                .withEndLine(annotation.to())
                .withAnnotationLevel(
                        annotation.kind() == Annotation.Kind.OLD
                                ? ChecksAnnotationLevel.NOTICE
                                : ChecksAnnotationLevel.WARNING)
                .withTitle(annotation.kind().title())
                .withMessage(annotation.message())
                .build();
    }
}
