package io.jenkins.plugins.coveragemonitor.publish;

/** What a build's result can be written as. */
public enum ReportOutput {
    /** A summary for a comment or a step's summary. */
    MARKDOWN,
    /** The report as a page, or a folder of pages, that opens without a server. */
    HTML,
    /** The new gaps as SARIF 2.1.0. */
    SARIF,
    /** Workflow commands of GitHub Actions. */
    GITHUB,
    /** Cobertura's XML for GitLab's view of a merge request. */
    GITLAB,
    /** Everything, for programs. */
    JSON
}
