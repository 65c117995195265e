package io.jenkins.plugins.coveragemonitor.notify.outbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names of the entries that wait for one channel, in order, and of those that are being written. Not thread-safe:
 * their queue guards them.
 */
final class EntryNames {
    private final TreeSet<String> names = new TreeSet<>();

    /** The name of each waiting entry, by its key. */
    private final Map<String, String> ids = new HashMap<>();

    /** The names of entries that are being written, by their key: perhaps on disk already, but not in the log. */
    private final Map<String, String> arriving = new HashMap<>();

    private long lastOrder;

    /** Reads which entries are on disk; those that are being written are not there yet. */
    void refresh(Collection<String> onDisk) {
        Set<String> present = new HashSet<>(onDisk);
        present.removeAll(arriving.values());
        names.retainAll(present);
        names.addAll(present);
        ids.clear();
        names.forEach(name -> ids.put(OutboxStore.id(name), name));
    }

    /** How many entries wait, including those that are being written. */
    int size() {
        return names.size()
                + (int) arriving.values().stream()
                        .filter(name -> !names.contains(name))
                        .count();
    }

    /** The names of those that wait, a live view. */
    Set<String> waiting() {
        return names;
    }

    /** A copy of the names of those that wait. */
    List<String> all() {
        return List.copyOf(names);
    }

    /** The next name after another one, the first one for {@code null}; {@code null} if there is none. */
    @Nullable
    String after(@Nullable String name) {
        return name != null ? names.higher(name) : names.isEmpty() ? null : names.first();
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    /** The name of the entry with a key, or {@code null} if none waits. */
    @Nullable
    String named(String id) {
        return ids.get(id);
    }

    void add(String name) {
        names.add(name);
        ids.put(OutboxStore.id(name), name);
    }

    void remove(String name) {
        names.remove(name);
        ids.remove(OutboxStore.id(name));
    }

    /** Marks an entry as being written. */
    void arrives(String name) {
        arriving.put(OutboxStore.id(name), name);
    }

    /** Whether the entry with a key is being written. */
    boolean isArriving(String id) {
        return arriving.containsKey(id);
    }

    /** Marks an entry as written, or as not written after a failure. */
    void arrived(String name) {
        arriving.remove(OutboxStore.id(name));
    }

    /** A name for an entry after all others. */
    String next(long millis, String id) {
        long newest = names.isEmpty() ? 0 : Long.parseLong(names.last().substring(0, 19));
        lastOrder = Math.max(millis * 1000, Math.max(lastOrder, newest) + 1);
        return OutboxStore.name(lastOrder, id);
    }
}
