package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import hudson.Plugin;
import io.jenkins.plugins.checks.api.ChecksAnnotation.ChecksAnnotationBuilder;
import io.jenkins.plugins.checks.api.ChecksDetails.ChecksDetailsBuilder;
import io.jenkins.plugins.checks.api.ChecksOutput.ChecksOutputBuilder;
import io.jenkins.plugins.checks.api.ChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.model.Jenkins;
import org.mockito.MockedConstruction;
import org.mockito.MockedStatic;

/** The plugin checks-api with a code host behind it that remembers what it is told. */
final class CapturedChecks implements AutoCloseable {
    private final MockedStatic<ChecksPublisherFactory> factory = mockStatic(ChecksPublisherFactory.class);
    private final MockedConstruction<ChecksDetailsBuilder> details = builders(ChecksDetailsBuilder.class);
    private final MockedConstruction<ChecksOutputBuilder> outputs = builders(ChecksOutputBuilder.class);
    private final MockedConstruction<ChecksAnnotationBuilder> annotations = builders(ChecksAnnotationBuilder.class);

    /** What was published, in order. */
    final List<Published> published = new ArrayList<>();

    /** A check, by the names of what was set. */
    record Published(Map<String, String> details, Map<String, String> output, List<Map<String, String>> annotations) {}

    /** Installs it in a running Jenkins. */
    CapturedChecks() {
        Plugin installed = mock(Plugin.class);
        Jenkins jenkins = Jenkins.get();
        when(jenkins.getPlugin("checks-api")).thenReturn(installed);
        ChecksPublisher publisher = mock(ChecksPublisher.class);
        factory.when(() -> ChecksPublisherFactory.fromRun(any(), any())).thenReturn(publisher);
        doAnswer(call -> published.add(newest())).when(publisher).publish(any());
    }

    private static <T> MockedConstruction<T> builders(Class<T> type) {
        return mockConstruction(type, withSettings().defaultAnswer(RETURNS_SELF));
    }

    private Published newest() {
        int told =
                published.stream().mapToInt(each -> each.annotations().size()).sum();
        return new Published(
                set(details.constructed().get(published.size())),
                set(outputs.constructed().get(published.size())),
                annotations.constructed().stream()
                        .skip(told)
                        .map(CapturedChecks::set)
                        .toList());
    }

    private static Map<String, String> set(Object builder) {
        Map<String, String> values = new TreeMap<>();
        mockingDetails(builder).getInvocations().forEach(call -> {
            if (call.getArguments().length == 1 && call.getMethod().getName().startsWith("with")) {
                values.put(call.getMethod().getName().substring(4), String.valueOf(call.getArguments()[0]));
            }
        });
        return values;
    }

    @Override
    public void close() {
        annotations.close();
        outputs.close();
        details.close();
        factory.close();
    }
}
