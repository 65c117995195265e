package io.jenkins.plugins.coveragemonitor.publish;

/** The output formats of a build's result. */
public enum ReportOutput {
    /** A summary for a comment or a workflow step. */
    MARKDOWN,
    /** The report as a page, or a folder of pages, that opens without a server. */
    HTML,
    /** The new gaps as SARIF 2.1.0. */
    SARIF,
    /** Workflow commands of GitHub Actions. */
    GITHUB,
    /** Cobertura XML for GitLab's view of a merge request. */
    GITLAB,
    /** Everything, for programs. */
    JSON
}
