package io.jenkins.plugins.coveragemonitor.jenkins;

import io.jenkins.plugins.coveragemonitor.view.PageTexts;
import org.jvnet.localizer.LocaleProvider;

/** What the engine says in English, in the language of whoever asks for a page. */
final class ReaderTexts {
    private ReaderTexts() {}

    /** A sentence in the reader's language; unchanged if that does not have it. */
    static String said(String sentence) {
        return PageTexts.of(LocaleProvider.getLocale().getLanguage())
                .map(texts -> texts.translated(sentence))
                .orElse(sentence);
    }
}
