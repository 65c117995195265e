package io.jenkins.plugins.coveragemonitor.spy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this machine knows about a measured process, whose id may belong to another process if it runs in a container.
 */
public final class LocalProcess {
    private LocalProcess() {}

    /**
     * Whether a process of this machine is alive.
     *
     * @param host the name of its machine or container as the process reported it; empty if it did not
     * @return {@code false} also if it is on another machine
     */
    public static boolean isAlive(long pid, String host) {
        return pid > 0
                && isHere(host)
                && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /** Whether a name is that of this machine; an empty one is. */
    public static boolean isHere(String host) {
        return host.isEmpty() || host.equals(host());
    }

    private static String host() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException notLinux) {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException unnamed) {
                return "";
            }
        }
    }
}
