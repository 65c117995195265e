package io.jenkins.plugins.coveragemonitor.history;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A read-only map of a few names in ascending order. The builds of a history, of which there may be a hundred thousand,
 * share one array of component names.
 */
final class NamedValues<V> extends AbstractMap<String, V> {
    private final String[] names;
    private final V[] values;

    /**
     * A map.
     *
     * @param names strictly ascending; must not change afterwards
     * @param values one for each name; must not change afterwards
     */
    NamedValues(String[] names, V[] values) {
        this.names = names;
        this.values = values;
    }

    /** Whether names are strictly ascending, as a map needs them. */
    static boolean areAscending(String[] names, int size) {
        for (int i = 1; i < size; i++) {
            if (names[i - 1].compareTo(names[i]) >= 0) {
                return false;
            }
        }
        return true;
    }

    private int index(Object name) {
        return name instanceof String text ? Arrays.binarySearch(names, text) : -1;
    }

    @Override
    public @Nullable V get(Object name) {
        int index = index(name);
        return index < 0 ? null : values[index];
    }

    @Override
    public boolean containsKey(Object name) {
        return index(name) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return names.length;
            }

            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                return entries();
            }
        };
    }

    private Iterator<Map.Entry<String, V>> entries() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < names.length;
            }

            @Override
            public Map.Entry<String, V> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return new SimpleImmutableEntry<>(names[next], values[next++]);
            }
        };
    }
}
