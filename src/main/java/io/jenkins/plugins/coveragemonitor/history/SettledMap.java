package io.jenkins.plugins.coveragemonitor.history;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An immutable copy of a sorted map, so that several copies of a point can share it. */
final class SettledMap<K extends Comparable<K>, V> extends AbstractMap<K, V> {
    private final Map<K, V> map;

    SettledMap(Map<K, V> original) {
        this.map = Collections.unmodifiableMap(new TreeMap<>(original));
    }

    @Override
    public @Nullable V get(Object key) {
        return map.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return map.containsKey(key);
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return map.entrySet();
    }
}
