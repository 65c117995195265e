package io.jenkins.plugins.coveragemonitor.view;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe-core says of a page. */
public final class Accessibility {
    /** Run from outside, so that it needs no permission of the page's policy. */
    private static final String AXE = axe();

    /**
     * Marks the rows of tables that are built of the same elements with the same classes as some before them, which speak
     * for them: long tables would take most of the time.
     */
    private static final String ALIKE =
            """
            (() => {
              const seen = new Map();
              const build = row => row.className + [...row.querySelectorAll('*')].map(one => one.tagName
                + (one.getAttribute('class') ?? '') + one.getAttributeNames()).join();
              return [...document.querySelectorAll('tbody tr')].filter(row => {
                const key = build(row);
                seen.set(key, (seen.get(key) ?? 0) + 1);
                return seen.get(key) > 4 && (row.setAttribute('data-alike', ''), true);
              });
            })()
            """;

    private Accessibility() {}

    private static String axe() {
        try (InputStream in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What axe-core finds, as one line each: the rule, then the elements. */
    public static List<String> violations(Page page) {
        return violations(page, "html");
    }

    /** What axe-core finds in a part of a page, by the selector of its root. */
    public static List<String> violations(Page page, String part) {
        return run(page, part, "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']");
    }

    /** The texts that another theme makes too faint; all else is the same in each. */
    public static List<String> contrast(Page page) {
        return run(page, "html", "{ type: 'rule', values: ['color-contrast'] }");
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(Page page, String part, String rules) {
        if (!(boolean) page.evaluate("'axe' in window")) {
            page.evaluate(AXE);
        }
        return (List<String>) page.evaluate(
                "async part => { const alike = " + ALIKE + "; try { return (await axe.run("
                        + "{ include: [part], ...(alike.length ? { exclude: ['[data-alike]'] } : {}) },"
                        + " { preload: false, iframes: false, resultTypes: ['violations'], runOnly: " + rules
                        + " })).violations"
                        + ".map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).slice(0, 4).join(' | '))"
                        + "; } finally { alike.forEach(row => row.removeAttribute('data-alike')); } }",
                part);
    }
}
