package hudson.triggers;

import java.util.TimerTask;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class SafeTimerTask extends TimerTask {
    public SafeTimerTask() {}

    @Override
    public final void run() {
        throw new UnsupportedOperationException();
    }

    protected abstract void doRun() throws Exception;
}
