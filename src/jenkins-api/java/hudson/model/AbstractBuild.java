package hudson.model;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class AbstractBuild<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Run<P, R> {
    AbstractBuild() {}
}
