package io.jenkins.plugins.coveragemonitor.jenkins.config;

import java.util.Set;
import java.util.StringJoiner;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;

/**
 * Makes one text of what somebody chose from a list of a channel's form, as it is in a JCasC file and in the API: several
 * choices are submitted as a list, one as itself, none not at all.
 */
final class SubmittedChoices {
    private static final Set<String> CHOSEN = Set.of("types", "severities");

    private SubmittedChoices() {}

    /** Joins the choices of an entry, or of each entry of a list. */
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
