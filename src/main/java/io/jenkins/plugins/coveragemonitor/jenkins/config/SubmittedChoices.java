package io.jenkins.plugins.coveragemonitor.jenkins.config;

import java.util.Set;
import java.util.StringJoiner;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;

/**
 * Joins the selected values of a list in a channel's form to one text, as in a JCasC file and in the API: several are
 * submitted as a list, one as itself, none not at all.
 */
final class SubmittedChoices {
    private static final Set<String> CHOSEN = Set.of("types", "severities");

    private SubmittedChoices() {}

    /** Joins the values of an entry, or of each entry of a list. */
    static void join(Object entries) {
        if (entries instanceof JSONArray many) {
            for (int i = 0; i < many.size(); i++) {
                join(many.get(i));
            }
        } else if (entries instanceof JSONObject entry) {
            for (String field : CHOSEN) {
                if (entry.opt(field) instanceof JSONArray choices) {
                    StringJoiner words = new StringJoiner(",");
                    for (int i = 0; i < choices.size(); i++) {
                        words.add(choices.getString(i));
                    }
                    entry.put(field, words.toString());
                }
            }
        }
    }
}
