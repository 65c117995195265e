package io.jenkins.plugins.coveragemonitor.view;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody without a mouse tries every button of a page. */
public final class KeyboardWalk {
    private static final String BUTTONS =
            ".coverage-monitor :is(button, summary, input[type=checkbox], [role=slider]):not([disabled])";

    private static final String WORDS =
            "node => (node.getAttribute('aria-label') ?? node.textContent).trim().slice(0, 60)";

    /**
     * Puts the focus on a button in sight, and answers its words and its key: Enter on the slider of a chart goes to another
     * page.
     */
    private static final String FOCUS =
            """
            node => {
              if (!node.isConnected || !node.checkVisibility()) return null;
              node.focus();
              const words = (node.getAttribute('aria-label') ?? node.textContent).trim().slice(0, 60);
              return [words, node.type === 'checkbox' ? 'Space' : node.role === 'slider' ? 'ArrowLeft' : 'Enter'];
            }
            """;

    /** Where things are a frame after a key, which is when an action that asks nobody is done. */
    private static final String AFTER =
            """
            async node => {
              await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
              const now = document.activeElement;
              return {
                open: document.querySelector('dialog[open], [popover]:popover-open') !== null,
                lost: now === document.body,
                elsewhere: node.isConnected && node.checkVisibility() && now !== node,
                at: (now.getAttribute('aria-label') ?? now.textContent).trim().slice(0, 60),
              };
            }
            """;

    /**
     * Counts the requests whose answers are still to come. An answer may take the button away that comes next, and with it the
     * focus, between the focus and the key.
     */
    private static final String COUNT_REQUESTS =
            """
            () => {
              if (window.requestsUnderWay !== undefined) return;
              window.requestsUnderWay = 0;
              const real = window.fetch;
              window.fetch = async (...request) => {
                requestsUnderWay++;
                try {
                  const response = await real(...request);
                  await response.clone().arrayBuffer();
                  return response;
                } finally {
                  setTimeout(() => requestsUnderWay--);
                }
              };
            }
            """;

    /** So often Tab is pressed between two looks at how far that came. */
    private static final int STEPS = 20;

    private KeyboardWalk() {}

    /**
     * Presses every button in sight by key and closes with Escape what it opens. The focus must then be where it was,
     * or near to it if the button is gone.
     *
     * @return one line a button after which it is not
     */
    public static List<String> faults(Page page) {
        List<String> faults = new ArrayList<>();
        page.evaluate(COUNT_REQUESTS);
        for (ElementHandle button : page.querySelectorAll(BUTTONS)) {
            page.waitForCondition(() -> Integer.valueOf(0).equals(page.evaluate("requestsUnderWay")));
            List<?> focused = (List<?>) button.evaluate(FOCUS);
            if (focused == null) {
                continue;
            }
            Object words = focused.get(0);
            page.keyboard().press((String) focused.get(1));
            Map<?, ?> after = (Map<?, ?>) button.evaluate(AFTER);
            if ((boolean) after.get("open")) {
                page.keyboard().press("Escape");
                after = (Map<?, ?>) button.evaluate(AFTER);
                if ((boolean) after.get("open")) {
                    faults.add("Escape does not close what this opens: " + words);
                }
            }
            if ((boolean) after.get("lost")) {
                faults.add("the focus is lost after: " + words);
            } else if ((boolean) after.get("elsewhere")) {
                faults.add("the focus is elsewhere after: " + words + ", at: " + after.get("at"));
            }
        }
        return faults;
    }

    /** Steps through the page with Tab; the buttons, links and fields in sight that it does not come to. */
    public static List<String> unreached(Page page) {
        page.evaluate("() => { document.activeElement.blur(); window.reached = new Set();"
                + " document.addEventListener('focusin', event => reached.add(event.target)); }");
        int all = ((Number) page.evaluate("document.querySelectorAll('*').length")).intValue();
        int reached = -1;
        for (int i = 0; i < all; i += STEPS) {
            for (int step = 0; step < STEPS; step++) {
                page.keyboard().press("Tab");
            }
            int now = ((Number) page.evaluate("reached.size")).intValue();
            if (now == reached) {
                break;
            }
            reached = now;
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
