package hudson.model;

/** The part of Jenkins' type of this name that the plugin links against. */
@SuppressWarnings("unchecked")
public abstract class AbstractProject<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>>
        extends Job<P, R> {
    AbstractProject() {}
}
