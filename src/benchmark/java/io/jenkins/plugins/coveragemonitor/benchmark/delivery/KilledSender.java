package io.jenkins.plugins.coveragemonitor.benchmark.delivery;

import java.nio.file.Path;
import java.time.Duration;

/** The process that is killed: twenty builds a second, until it dies. With {@code finish} it only delivers what is left. */
public final class KilledSender {
    private KilledSender() {}

    /** Arguments: home, url, number of jobs, {@code run} or {@code finish}. */
    public static void main(String[] args) throws Exception {
        int jobs = Integer.parseInt(args[2]);
        try (Sender sender = new Sender(Path.of(args[0]), args[1], null)) {
            for (int job = 0; job < jobs; job++) {
                sender.recover("job" + job);
            }
            if (args[3].equals("finish")) {
                System.exit(sender.outbox.drain(Duration.ofMinutes(5)));
            }
            sender.outbox.start();
            System.out.println("ready");
            for (int build = 0; ; build++) {
                sender.build("job" + (int) (Math.random() * jobs));
                Thread.sleep(50);
            }
        }
    }
}
