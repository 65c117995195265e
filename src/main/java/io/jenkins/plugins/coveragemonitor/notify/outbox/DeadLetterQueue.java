package io.jenkins.plugins.coveragemonitor.notify.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages of one channel that were given up, for people to inspect and send again: the newest ones, up to a limit,
 * unless they are too old.
 */
final class DeadLetterQueue {
    private final OutboxStore box;
    private final int most;

    /**
     * The queue in a folder, which need not exist.
     *
     * @param most how many messages are kept
     */
    public DeadLetterQueue(Path folder, int most) {
        this.box = new OutboxStore(folder);
        this.most = most;
    }

    /** The folder of the messages. */
    public OutboxStore box() {
        return box;
    }

    /** Adds a message, and drops those beyond the limit or queued before a moment. */
    public void add(String name, OutboxEntry entry, String why, Instant oldest) throws IOException {
        box.put(name, entry.givenUp(why));
        List<String> all = box.names();
        for (int i = 0; i < all.size() - 1; i++) {
            if (i < all.size() - most || OutboxStore.put(all.get(i)).isBefore(oldest)) {
                box.remove(all.get(i));
            }
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

    /** The name of the message with a key, if it can be read. */
    public Optional<String> name(String id) throws IOException {
        for (String name : box.names()) {
            if (OutboxStore.id(name).equals(id) && box.read(name).isPresent()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
