package io.jenkins.plugins.coveragemonitor.view;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Somebody without a mouse tries every button of a page. */
public final class KeyboardWalk {
    private static final String BUTTONS =
            ".coverage-monitor :is(button, summary, input[type=checkbox], [role=slider]):not([disabled])";

    private static final String IS_OPEN =
            "() => document.querySelector('dialog[open], [popover]:popover-open') !== null";

    private static final String FOCUSED =
            "document.activeElement === document.body ? '' : document.activeElement.tagName";

    private static final String WORDS =
            "node => (node.getAttribute('aria-label') ?? node.textContent).trim().slice(0, 60)";

    /** Enter on the slider of a chart goes to another page. */
    private static final String KEY =
            "node => node.type === 'checkbox' ? 'Space' : node.role === 'slider' ? 'ArrowLeft' : 'Enter'";

    private KeyboardWalk() {}

    /**
     * Presses every button in sight by key and closes with Escape what it opens. The focus must then be where it was,
     * or near to it if the button is gone.
     *
     * @return one line a button after which it is not
     */
    public static List<String> faults(Page page) {
        List<String> faults = new ArrayList<>();
        for (ElementHandle button : page.querySelectorAll(BUTTONS)) {
            if (!(boolean) button.evaluate("node => node.isConnected && node.checkVisibility()")) {
                continue;
            }
            String words = (String) button.evaluate(WORDS);
            button.focus();
            page.keyboard().press((String) button.evaluate(KEY));
            page.waitForTimeout(20);
            if ((boolean) page.evaluate(IS_OPEN)) {
                page.keyboard().press("Escape");
                page.waitForTimeout(20);
                if ((boolean) page.evaluate(IS_OPEN)) {
                    faults.add("Escape does not close what this opens: " + words);
                }
            }
            boolean isThere = (boolean) button.evaluate("node => node.isConnected && node.checkVisibility()");
            if (page.evaluate(FOCUSED).equals("")) {
                faults.add("the focus is lost after: " + words);
            } else if (isThere && !(boolean) button.evaluate("node => node === document.activeElement")) {
                faults.add("the focus is elsewhere after: " + words + ", at: "
                        + page.evaluate("(" + WORDS + ")(document.activeElement)"));
            }
        }
        return faults;
    }

    /** Steps through the page with Tab; the buttons, links and fields in sight that it does not come to. */
    public static List<String> unreached(Page page) {
        page.evaluate("() => { document.activeElement.blur(); window.reached = new Set(); }");
        int all = ((Number) page.evaluate("document.querySelectorAll('*').length")).intValue();
        for (int i = 0; i < all; i++) {
            page.keyboard().press("Tab");
            boolean isNew = (boolean) page.evaluate(
                    "() => { const node = document.activeElement; const isNew = node !== document.body && !reached.has(node);"
                            + " reached.add(node); return isNew; }");
            if (!isNew) {
                break;
            }
        }
        @SuppressWarnings("unchecked")
        List<String> left =
                (List<String>) page.evaluate("() => [...document.querySelectorAll('.coverage-monitor :is(a[href],"
                        + " button, input, select, summary, textarea):not([disabled])')]"
                        + ".filter(node => node.checkVisibility({ checkVisibilityCSS: true }) && !reached.has(node)).map("
                        + WORDS + ")");
        return left;
    }
}
