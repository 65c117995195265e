package io.jenkins.plugins.coveragemonitor.report.io;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a file cannot be read as JSON, in one clause with the place and what to do. */
final class JsonFault {
    /** What the parser says of a control character within a text. */
    private static final Pattern CONTROL =
            Pattern.compile("^Illegal unquoted character \\(\\(CTRL-CHAR, code (\\d+)\\)\\)");

    private JsonFault() {}

    /** Whether the file ends too early. */
    static boolean isEnd(IOException e) {
        return e instanceof JsonEOFException || String.valueOf(e.getMessage()).startsWith("Unexpected end-of-input");
    }

    /** A place, for people. */
    static String place(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /**
     * The clause.
     *
     * @param around a place near to it, if the exception has none
     */
    static String of(IOException e, JsonLocation around) {
        String place = place(
                e instanceof JsonProcessingException json && json.getLocation() != null ? json.getLocation() : around);
        if (isEnd(e)) {
            return "ends at " + place + " inside a value; the file is truncated";
        }
        if (e instanceof StreamConstraintsException) {
            return "is beyond a limit at " + place + " (depth " + Limits.JSON_DEPTH + ", " + Limits.NAME
                    + " characters of a text, " + Limits.JSON_DIGITS + " of a number, " + Limits.JSON_TOKENS
                    + " tokens), as no report is; check the tool that wrote it";
        }
        String what = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        Matcher control = CONTROL.matcher(String.valueOf(what));
        if (control.find()) {
            int code = Integer.parseInt(control.group(1));
            return code == 0
                    ? "has a zero byte in a text at " + place
                            + ", so it is damaged; check the disk, and let the tool write it again"
                    : "has a control character in a text at " + place + ", which JSON allows only as "
                            + String.format("\\u%04x", code) + "; let the tool escape it";
        }
        return "is not valid JSON at " + place + " (" + NameText.shown(String.valueOf(what))
                + "); let the tool write it again";
    }
}
