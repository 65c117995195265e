package io.jenkins.plugins.coveragemonitor.view;

import com.microsoft.playwright.Page;
import java.util.List;

/** What is wrong with the layout of a page, in the preview and in Jenkins alike. */
public final class PageLayout {
    private static final String FAULTS =
            """
            () => {
              const faults = [];
              const root = document.querySelector('.coverage-monitor');
              const place = node => `${node.tagName.toLowerCase()}.${node.className?.baseVal ?? node.className}`
                + ` "${node.textContent.trim().slice(0, 40)}"`;
              const width = document.documentElement.clientWidth;
              const whole = document.documentElement.scrollWidth;
              if (whole > width) faults.push(`the page is ${whole} px wide in a window of ${width}`);
              const clips = (node, end) => {
                for (let at = node.parentElement; at && at !== end; at = at.parentElement)
                  if (getComputedStyle(at).overflowX !== 'visible') return true;
                return getComputedStyle(end).overflowX !== 'visible';
              };
              for (const card of root.querySelectorAll('.cm-card')) {
                const edge = card.getBoundingClientRect().right;
                for (const node of card.querySelectorAll('*')) {
                  const box = node.getBoundingClientRect();
                  if (box.width > 1 && box.right > edge + 1 && !node.closest('svg, [popover], .cm-sr') && !clips(node, card))
                    faults.push(`wider than its card: ${place(node)}`);
                }
              }
              for (const cell of root.querySelectorAll('td, th'))
                if (cell.clientWidth > 1 && cell.scrollWidth > cell.clientWidth + 1
                    && getComputedStyle(cell).overflowX === 'visible' && !cell.closest('.cm-sr'))
                  faults.push(`wider than its cell: ${place(cell)}`);
              const head = [...document.querySelectorAll('header, #page-header, .app-page-header')]
                .find(node => ['sticky', 'fixed'].includes(getComputedStyle(node).position));
              const under = head ? head.getBoundingClientRect().bottom : 0;
              const before = scrollY;
              scrollTo(0, document.documentElement.scrollHeight);
              for (const node of root.querySelectorAll('*')) {
                const style = getComputedStyle(node);
                const box = node.getBoundingClientRect();
                if (style.position === 'sticky' && style.top !== 'auto' && box.bottom > 0 && box.top < under - 1
                    && box.top > -1 && !clips(node, document.body))
                  faults.push(`under the header of Jenkins: ${place(node)}`);
              }
              scrollTo(0, before);
              return [...new Set(faults)].slice(0, 12);
            }
            """;

    private PageLayout() {}

    /** One line a fault: something that is wider than its window, card or cell, or a bar that sticks under Jenkins' header. */
    @SuppressWarnings("unchecked")
    public static List<String> faults(Page page) {
        return (List<String>) page.evaluate(FAULTS);
    }
}
