package io.jenkins.plugins.coveragemonitor.report;

/** Names from outside, made fit for a sentence. */
final class Names {
    private static final int SHOWN = 80;

    private Names() {}

    /** A name as it may stand in a message: without control characters, and cut where it would fill the console. */
    static String shown(String name) {
        StringBuilder shown = new StringBuilder(Math.min(name.length(), SHOWN) + 1);
        for (int i = 0; i < name.length() && i < SHOWN; i++) {
            char c = name.charAt(i);
            shown.append(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c);
        }
        return name.length() > SHOWN ? shown.append('…').toString() : shown.toString();
    }
}
