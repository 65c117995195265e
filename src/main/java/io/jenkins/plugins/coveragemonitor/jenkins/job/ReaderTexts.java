package io.jenkins.plugins.coveragemonitor.jenkins.job;

import io.jenkins.plugins.coveragemonitor.view.PageTexts;
import org.jvnet.localizer.LocaleProvider;

/** Translates the engine's English sentences into the language of the reader. */
public final class ReaderTexts {
    private ReaderTexts() {}

    /** A sentence in the reader's language; unchanged if there is no translation. */
    public static String said(String sentence) {
        return PageTexts.of(LocaleProvider.getLocale().getLanguage())
                .map(texts -> texts.translated(sentence))
                .orElse(sentence);
    }
}
