package hudson.model;

/** The part of Jenkins' type of this name that the plugin links against. */
public class Queue extends ResourceController {
    Queue() {}
    /** What an executor runs. */
    public interface Executable {}
}
