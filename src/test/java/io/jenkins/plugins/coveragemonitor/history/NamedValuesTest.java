package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedValuesTest {
    @Test
    void isAMapOfItsNames() {
        Map<String, Integer> map = new NamedValues<>(new String[] {"api", "web"}, new Integer[] {1, 2});
        assertThat(map).isEqualTo(Map.of("api", 1, "web", 2));
        assertThat(map.entrySet()).hasSize(2);
        assertThat(map.containsKey("api")).isTrue();
        assertThat(map.containsKey("web")).isTrue();
        assertThat(map.containsKey("b")).isFalse();
        assertThat(map.containsKey(7)).isFalse();
        assertThat(map.get("b")).isNull();
    }

    /** The rest of an array is room for more. */
    @Test
    void namesAscendWithoutRepeating() {
        assertThat(NamedValues.areAscending(new String[] {"a", "b", null}, 2)).isTrue();
        assertThat(NamedValues.areAscending(new String[] {"a", "a"}, 2)).isFalse();
        assertThat(NamedValues.areAscending(new String[] {"b", "a"}, 2)).isFalse();
    }
}
