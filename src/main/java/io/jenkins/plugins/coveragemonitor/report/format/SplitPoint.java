package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlPrefix;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a report may be split, and what makes a part a report of its own. All texts are ASCII.
 *
 * <p>Finding the text of a split point proves nothing: it may be in a comment, or nested deeper than usual. The proof
 * is that the part before it, closed by {@code after}, reads to its end without a problem: the first part begins where
 * the report does, and each proves the place where the next one begins.
 *
 * @param before what precedes each part but the first
 * @param at what each part but the first begins with
 * @param after what follows each part but the last
 */
public record SplitPoint(String before, String at, String after) {
    /** XML in UTF-8 whose declaration, if it has one, can be left out of a part. */
    static final Pattern PLAIN = Pattern.compile(
            "\\s*+(<\\?xml\\s++version\\s*=\\s*[\"']1\\.0[\"']"
                    + "(\\s+encoding\\s*=\\s*[\"'](?i:utf-8)[\"'])?(\\s+standalone\\s*=\\s*[\"']\\w+[\"'])?\\s*+\\?>)?+\\s*+<[!\\w]");

    /** Before each element with a name directly below the root of an XML report, if there are any. */
    public static Optional<SplitPoint> before(String element, FilePrefix head) {
        XmlPrefix xml = head.xml();
        return xml.hasChild(element) && PLAIN.matcher(head.text()).lookingAt()
                ? Optional.of(new SplitPoint("<" + xml.root() + ">", "<" + element + " ", "</" + xml.root() + ">"))
                : Optional.empty();
    }
}
