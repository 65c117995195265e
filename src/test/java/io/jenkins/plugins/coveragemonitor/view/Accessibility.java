package io.jenkins.plugins.coveragemonitor.view;

import com.microsoft.playwright.Page;
import java.util.List;

/** What axe-core says of a page. */
public final class Accessibility {
    private Accessibility() {}

    /** What axe-core finds, as one line each: the rule, then the elements. */
    @SuppressWarnings("unchecked")
    public static List<String> violations(Page page) {
        page.evaluate("() => new Promise((done, fail) => { const s = document.createElement('script');"
                + " s.src = '/axe.min.js'; s.onload = done; s.onerror = fail; document.head.append(s); })");
        return (List<String>)
                page.evaluate(
                        "async () => (await axe.run(document, { preload: false, runOnly:"
                                + " ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })).violations"
                                + ".map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).slice(0, 4).join(' | '))");
    }
}
