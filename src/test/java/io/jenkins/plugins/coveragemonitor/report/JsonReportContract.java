package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every reader of JSON owes besides. */
public abstract class JsonReportContract extends TextReportContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String stranger() {
        return "{\"name\":\"app\",\"version\":\"1.0.0\",\"scripts\":{\"test\":\"nyc mocha\"},\"files\":[\"lib\"]}";
    }

    /** A text with its quotes. */
    public static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    /** Turns the members of each object around. */
    @Override
    public String reordered(String report) {
        return turned(tree(report)).toString();
    }

    private static JsonNode turned(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode turned = JSON.createArrayNode();
            array.forEach(element -> turned.add(turned(element)));
            return turned;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        Collections.reverse(names);
        ObjectNode turned = JSON.createObjectNode();
        names.forEach(name -> turned.set(name, turned(object.get(name))));
        return turned;
    }

    @Override
    public Stream<String> without(String report) {
        List<String> all = new ArrayList<>();
        JsonNode root = tree(report);
        each(root, (object, name) -> {
            JsonNode removed = object.remove(name);
            all.add(root.toString());
            object.set(name, removed);
        });
        return all.stream();
    }

    private interface Member {
        void of(ObjectNode object, String name);
    }

    private static void each(JsonNode node, Member member) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> {
                each(object.get(name), member);
                member.of(object, name);
            });
        } else {
            node.forEach(element -> each(element, member));
        }
    }

    private static JsonNode tree(String report) {
        try {
            return JSON.readTree(report);
        } catch (JsonProcessingException e) {
            throw new AssertionError(report, e);
        }
    }

    @Test
    public void endsInASentenceOrAReportWhateverTypeAValueHas() {
        JsonNode root = tree(minimal());
        List<String> others = new ArrayList<>();
        each(root, (object, name) -> {
            JsonNode right = object.get(name);
            for (String other : List.of("null", "true", "\"x\"", "7", "-0.5", "[]", "[[]]", "{}", "{\"x\":[{}]}")) {
                object.set(name, tree(other));
                others.add(root.toString());
            }
            object.set(name, right);
        });

        assertThat(others).hasSizeGreaterThan(20);
        others.forEach(text -> readOrRefuse(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    public void refusesWhatGoesOnBehindTheEnd() {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read(minimal() + "}"))
                .withMessageMatching("[^\n]{10,300}");
    }
}
