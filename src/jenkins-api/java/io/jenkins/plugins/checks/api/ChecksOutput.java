package io.jenkins.plugins.checks.api;

/** The part of the type of this name of the plugin checks-api that the plugin links against. */
public class ChecksOutput {
    ChecksOutput() {}

    /** Puts one together. */
    public static class ChecksOutputBuilder {
        public ChecksOutputBuilder() {}

        public ChecksOutputBuilder withTitle(String title) {
            throw new UnsupportedOperationException();
        }

        public ChecksOutputBuilder withSummary(String summary) {
            throw new UnsupportedOperationException();
        }

        public ChecksOutputBuilder addAnnotation(ChecksAnnotation annotation) {
            throw new UnsupportedOperationException();
        }

        public ChecksOutput build() {
            throw new UnsupportedOperationException();
        }
    }
}
