package hudson.model;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface Describable<T extends Describable<T>> {
    default Descriptor<T> getDescriptor() {
        throw new UnsupportedOperationException();
    }
}
