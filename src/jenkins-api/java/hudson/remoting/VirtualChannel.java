package hudson.remoting;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface VirtualChannel {}
