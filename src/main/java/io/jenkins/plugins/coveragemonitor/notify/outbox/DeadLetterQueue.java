package io.jenkins.plugins.coveragemonitor.notify.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The letters of one channel that were given up: the newest so many, for people to look at and to send again. */
final class DeadLetterQueue {
    private final OutboxStore box;
    private final int most;

    /**
     * Those in a folder, which need not exist.
     *
     * @param most how many are kept
     */
    public DeadLetterQueue(Path folder, int most) {
        this.box = new OutboxStore(folder);
        this.most = most;
    }

    /** Where they lie. */
    public OutboxStore box() {
        return box;
    }

    /** Adds one, and lets the oldest go that are too many. */
    public void add(String name, OutboxEntry entry, String why) throws IOException {
        box.put(name, entry.givenUp(why));
        List<String> all = box.names();
        for (String old : all.subList(0, Math.max(0, all.size() - most))) {
            box.remove(old);
        }
    }

    /** All of them, the oldest first. */
    public List<OutboxEntry> all() throws IOException {
        List<OutboxEntry> entries = new ArrayList<>();
        for (String name : box.names()) {
            box.read(name).ifPresent(entries::add);
        }
        return entries;
    }

    /** The name of the one with a key, if it can be read. */
    public Optional<String> name(String id) throws IOException {
        for (String name : box.names()) {
            if (OutboxStore.id(name).equals(id) && box.read(name).isPresent()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
