package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlPrefix;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a report may be cut, and what makes a report of its own of a part. All of it is ASCII.
 *
 * <p>That the text to cut at is found is no proof: it may stand in a comment, or deeper than it usually does. The proof is
 * that the part before it, closed by {@code after}, reads to its end without a word of complaint: the first part begins
 * where the report does, and each proves the place where the next one begins.
 *
 * @param before what stands before each part but the first
 * @param at what each part but the first begins with
 * @param after what stands behind each part but the last
 */
public record SplitPoint(String before, String at, String after) {
    /** XML in UTF-8 with a declaration, if any, that a part can do without. */
    static final Pattern PLAIN = Pattern.compile(
            "\\s*+(<\\?xml\\s++version\\s*=\\s*[\"']1\\.0[\"']"
                    + "(\\s+encoding\\s*=\\s*[\"'](?i:utf-8)[\"'])?(\\s+standalone\\s*=\\s*[\"']\\w+[\"'])?\\s*+\\?>)?+\\s*+<[!\\w]");

    /** Before each element of a name directly under the root of an XML report, if there are such. */
    public static Optional<SplitPoint> before(String element, FilePrefix head) {
        XmlPrefix xml = head.xml();
        return xml.hasChild(element) && PLAIN.matcher(head.text()).lookingAt()
                ? Optional.of(new SplitPoint("<" + xml.root() + ">", "<" + element + " ", "</" + xml.root() + ">"))
                : Optional.empty();
    }
}
