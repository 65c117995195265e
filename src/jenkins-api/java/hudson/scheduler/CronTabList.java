package hudson.scheduler;

import java.util.Calendar;
import java.util.Collection;

/** The part of Jenkins' type of this name that the plugin links against. */
public final class CronTabList {
    public CronTabList(Collection<?> tabs) {}

    public static CronTabList create(String format) {
        throw new UnsupportedOperationException();
    }

    public boolean check(Calendar cal) {
        throw new UnsupportedOperationException();
    }
}
