package io.jenkins.plugins.coveragemonitor.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The texts of the pages in a language other than English: the file {@code messages_xx.properties} beside this class.
 * {@code messages.properties} lists the English texts, which are their own keys and are never loaded.
 */
public final class PageTexts {
    private static final Map<String, Optional<PageTexts>> READ = new ConcurrentHashMap<>();

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:,\\d{3})*(?:\\.\\d+)?");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final Content content;
    private final DecimalFormatSymbols signs;
    private final byte[] json;

    private PageTexts(Content content, String language) {
        this.content = content;
        this.signs = DecimalFormatSymbols.getInstance(Locale.forLanguageTag(language));
        this.json = ViewJson.bytes(content);
    }

    /**
     * The texts in a language.
     *
     * @param language its code in lower case (ISO 639-1), such as {@code de}
     * @return empty for English, and for a language without translations
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
            return Optional.of(new PageTexts(Content.of(all), language));
        } catch (IOException e) {
            throw new UncheckedIOException("the texts of the pages cannot be read: " + e.getMessage(), e);
        }
    }

    /** The data for the scripts: texts, nouns and sentences as JSON in UTF-8. */
    public byte[] json() {
        return json.clone();
    }

    /** Hexadecimal digits that change with any of the texts. */
    public String hash() {
        return EntityTag.digest(json);
    }

    /**
     * Translates a text of the engine, with numbers in the form of this language. Lists are looked up by their parts.
     *
     * @return the unchanged text if there is no translation
     */
    public String translated(String sentence) {
        return known(sentence)
                .or(() -> sentence.endsWith(".")
                        ? known(sentence.substring(0, sentence.length() - 1)).map(text -> text + ".")
                        : Optional.empty())
                .or(() -> listed(sentence, " · "))
                .or(() -> listed(sentence, ", "))
                .orElse(sentence);
    }

    private Optional<String> listed(String sentence, String between) {
        List<String> parts = List.of(sentence.split(Pattern.quote(between), -1));
        List<String> translated = parts.size() == 1
                ? List.of()
                : parts.stream().flatMap(part -> known(part).stream()).toList();
        return translated.size() == parts.size() ? Optional.of(String.join(between, translated)) : Optional.empty();
    }

    private Optional<String> known(String sentence) {
        List<String> numbers = new ArrayList<>();
        String key = NUMBER.matcher(sentence.replace('\u00a0', ' ')).replaceAll(number -> {
            numbers.add(number.group());
            return "{" + (numbers.size() - 1) + "}";
        });
        return Optional.ofNullable(content.said.get(key)).map(text -> PLACE.matcher(text)
                .replaceAll(place -> local(numbers.get(Integer.parseInt(place.group(1))))));
    }

    /** A number in English notation, as the reader writes it. */
    private String local(String number) {
        StringBuilder local = new StringBuilder();
        for (char sign : number.toCharArray()) {
            local.append(sign == ',' ? signs.getGroupingSeparator() : sign == '.' ? signs.getDecimalSeparator() : sign);
        }
        return local.toString();
    }

    /**
     * The texts by their keys without the prefix of the kind.
     *
     * @param texts the texts of scripts, by the English text
     * @param nouns the nouns of counts, by the English singular: the forms {@code one} and {@code other}, named as in
     * CLDR
     * @param said the texts of the engine, by the English one with {@code {0}}, {@code {1}} instead of its numbers
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
