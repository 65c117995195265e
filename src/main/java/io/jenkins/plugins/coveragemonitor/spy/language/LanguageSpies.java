package io.jenkins.plugins.coveragemonitor.spy.language;

import io.jenkins.plugins.coveragemonitor.spy.LanguageSpy;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import java.util.List;
import java.util.Set;

/** How each language is measured, one line for each. */
public final class LanguageSpies {
    private static final List<LanguageSpy> ALL =
            List.of(new JavaSpy(), new PythonSpy(), new NodeSpy(), new GoSpy(), new LlvmSpy());

    private LanguageSpies() {}

    /** The spies of some languages. */
    public static List<LanguageSpy> of(Set<SpyLanguage> languages) {
        return ALL.stream().filter(spy -> languages.contains(spy.language())).toList();
    }
}
