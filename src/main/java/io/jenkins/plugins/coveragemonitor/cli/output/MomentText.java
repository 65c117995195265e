package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

/** Writes moments as {@link Instant#toString} gives them, without its many small objects where a long history is written. */
final class MomentText {
    private static final int DAY = 86_400;
    private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    private final char[] text = "\"0000-00-00T00:00:00Z\"".toCharArray();
    private long day = Long.MIN_VALUE;

    void write(Instant moment, JsonGenerator json) throws IOException {
        if (moment.getNano() != 0 || moment.isBefore(YEAR_0) || !moment.isBefore(YEAR_10000)) {
            json.writeString(moment.toString());
            return;
        }
        putDay(Math.floorDiv(moment.getEpochSecond(), DAY));
        int second = Math.floorMod(moment.getEpochSecond(), DAY);
        put(12, 2, second / 3600);
        put(15, 2, second / 60 % 60);
        put(18, 2, second % 60);
        json.writeRawValue(text, 0, text.length);
    }

    /** Mostly that of the build before. */
    private void putDay(long another) {
        if (another == day) {
            return;
        }
        LocalDate date = LocalDate.ofEpochDay(another);
        put(1, 4, date.getYear());
        put(6, 2, date.getMonthValue());
        put(9, 2, date.getDayOfMonth());
        day = another;
    }

    private void put(int at, int digits, int number) {
        int rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
