package io.jenkins.plugins.checks.api;

/** The part of the type of this name of the plugin checks-api that the plugin links against. */
public class ChecksAnnotation {
    ChecksAnnotation() {}

    /** How bad it is. */
    public enum ChecksAnnotationLevel {
        NOTICE,
        WARNING
    }

    /** Puts one together. */
    public static class ChecksAnnotationBuilder {
        public ChecksAnnotationBuilder() {}

        public ChecksAnnotationBuilder withPath(String path) {
            throw new UnsupportedOperationException();
        }

        public ChecksAnnotationBuilder withStartLine(Integer startLine) {
            throw new UnsupportedOperationException();
        }

        public ChecksAnnotationBuilder withEndLine(Integer endLine) {
            throw new UnsupportedOperationException();
        }

        public ChecksAnnotationBuilder withAnnotationLevel(ChecksAnnotationLevel level) {
            throw new UnsupportedOperationException();
        }

        public ChecksAnnotationBuilder withMessage(String message) {
            throw new UnsupportedOperationException();
        }

        public ChecksAnnotationBuilder withTitle(String title) {
            throw new UnsupportedOperationException();
        }

        public ChecksAnnotation build() {
            throw new UnsupportedOperationException();
        }
    }
}
