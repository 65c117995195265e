package io.jenkins.plugins.coveragemonitor.publish;

/** Which gaps get a remark. */
public enum AnnotationChoice {
    /** Changed lines that no test covers, then unchanged lines that lost their coverage; the default. */
    NEW_GAPS,
    /** Changed lines that no test covers. */
    CHANGED,
    /** All gaps, the new ones first. */
    ALL,
    /** None. */
    NONE
}
