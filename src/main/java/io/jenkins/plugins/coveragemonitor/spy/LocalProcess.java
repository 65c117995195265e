package io.jenkins.plugins.coveragemonitor.spy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine knows of a measured process, which may run in a container and be another one here. */
public final class LocalProcess {
    private LocalProcess() {}

    /**
     * Whether a process of this machine is alive.
     *
     * @param host the name of the machine or container that it said it is on; empty if it did not say
     * @return {@code false} too if it is on another one
     */
    public static boolean isAlive(long pid, String host) {
        return pid > 0
                && isHere(host)
                && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /** Whether a name is that of this machine; one that is not given is. */
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
