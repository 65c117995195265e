package hudson.model;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class AbstractDescribableImpl<T extends AbstractDescribableImpl<T>> implements Describable<T> {
    public AbstractDescribableImpl() {}
}
