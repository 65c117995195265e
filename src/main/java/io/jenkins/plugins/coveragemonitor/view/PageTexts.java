package io.jenkins.plugins.coveragemonitor.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of the pages in a language other than English: the file {@code messages_xx.properties} beside this class.
 * {@code messages.properties} lists the English ones, which are their own keys and are never loaded.
 */
public final class PageTexts {
    private static final Map<String, Optional<PageTexts>> READ = new ConcurrentHashMap<>();

    private final Content content;
    private final byte[] json;

    private PageTexts(Content content) {
        this.content = content;
        this.json = ViewJson.bytes(content);
    }

    /**
     * The texts in a language.
     *
     * @param language its code in lower case (ISO 639-1), such as {@code de}
     * @return empty for English, and for a language that the pages do not speak
     */
    public static Optional<PageTexts> of(String language) {
        return language.matches("[a-z]{2}") ? READ.computeIfAbsent(language, PageTexts::read) : Optional.empty();
    }

    private static Optional<PageTexts> read(String language) {
        try (InputStream in = PageTexts.class.getResourceAsStream("messages_" + language + ".properties")) {
            if (in == null) {
                return Optional.empty();
            }
            Properties all = new Properties();
            all.load(in);
            return Optional.of(new PageTexts(Content.of(all)));
        } catch (IOException e) {
            throw new UncheckedIOException("the texts of the pages cannot be read: " + e.getMessage(), e);
        }
    }

    /** What the scripts load: texts, nouns and sentences as JSON in UTF-8. */
    public byte[] json() {
        return json.clone();
    }

    /** Hexadecimal digits that are others when any of the texts is another one. */
    public String hash() {
        return EntityTag.digest(json);
    }

    /**
     * The texts by their keys without the kind.
     *
     * @param texts what scripts say, by their English texts
     * @param nouns what is counted, by the English singular: the forms {@code one} and {@code other}, as CLDR names them
     * @param said what the engine says, by its English sentence with {@code {0}}, {@code {1}} in place of its numbers
     */
    private record Content(
            Map<String, String> texts, Map<String, Map<String, String>> nouns, Map<String, String> said) {
        static Content of(Properties all) {
            Content sorted = new Content(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
            for (String key : all.stringPropertyNames()) {
                int dot = key.indexOf('.');
                sorted.add(key.substring(0, dot), key.substring(dot + 1), all.getProperty(key));
            }
            return sorted;
        }

        private void add(String kind, String name, String text) {
            switch (kind) {
                case "text" -> texts.put(name, text);
                case "said" -> said.put(name, text);
                case "noun" -> {
                    int dot = name.lastIndexOf('.');
                    nouns.computeIfAbsent(name.substring(0, dot), noun -> new TreeMap<>())
                            .put(name.substring(dot + 1), text);
                }
                default -> throw new IllegalStateException("no kind of text: " + kind);
            }
        }
    }
}
