package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.history.DurableFiles;
import io.jenkins.plugins.coveragemonitor.history.FileVersion;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.view.EntityTag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * The card of a job's page as it is sent, {@code card.json} beside its history. Whoever opens a job first after a start waits
 * for one small file, and not for history, configuration and statistics. It is made anew when one of these changed, or when
 * another version of this software made it. It can be deleted at any time.
 */
public final class JobCardFile {
    /** Counts up when the same history would make another card. */
    private static final int VERSION = 1;

    /** What follows the card; a file without it is not whole. */
    private static final byte[] END = "}\n".getBytes(StandardCharsets.UTF_8);

    private final JobHome home;
    private final String job;
    private final Path thresholds;
    private final String choice;
    private final Path file;

    /**
     * The card of a job.
     *
     * @param job its full name
     * @param thresholds the file of what people set for alerts while everything runs; it need not exist
     * @param choice what else the card depends on, in any words: another choice makes another card
     */
    public JobCardFile(JobHome home, String job, Path thresholds, String choice) {
        this.home = home;
        this.job = job;
        this.thresholds = thresholds;
        this.choice = choice;
        this.file = home.folder().resolve("card.json");
    }

    /** Makes a card. */
    @FunctionalInterface
    public interface Source {
        /** Its JSON in UTF-8. */
        byte[] card() throws IOException;
    }

    /**
     * The card as it is now: that of the file, or made and kept if anything changed.
     *
     * @return JSON in UTF-8
     * @throws IOException if it had to be made and could not be
     */
    public byte[] current(Source source) throws IOException {
        byte[] start = start();
        byte[] kept = read();
        int end = kept.length - END.length;
        if (end > start.length
                && Arrays.equals(start, 0, start.length, kept, 0, start.length)
                && Arrays.equals(END, 0, END.length, kept, end, kept.length)) {
            return Arrays.copyOfRange(kept, start.length, end);
        }
        byte[] card = source.card();
        write(start, card);
        return card;
    }

    /** What the file begins with if its card is that of now: the card follows, and the end of the object. */
    private byte[] start() throws IOException {
        String madeOf = String.join(
                "\n",
                job,
                Objects.toString(JobCardFile.class.getPackage().getImplementationVersion()),
                version(home.history()),
                version(home.alerts()),
                version(home.folder().resolve("config.json")),
                version(thresholds),
                choice);
        String digest = EntityTag.digest(madeOf.getBytes(StandardCharsets.UTF_8));
        return ("{\"v\":" + VERSION + ",\"of\":\"" + digest + "\",\"card\":").getBytes(StandardCharsets.UTF_8);
    }

    private static String version(Path path) throws IOException {
        FileVersion version = FileVersion.of(path);
        return version.identity() + ":" + version.size() + ":" + version.written();
    }

    private byte[] read() {
        try {
            return DurableFiles.read(file);
        } catch (IOException absentOrUnreadable) {
            return new byte[0];
        }
    }

    /** Where it cannot be kept, the next reader makes it. */
    private void write(byte[] start, byte[] card) {
        try {
            DurableFiles.replace(file, DurableFiles.Readers.USUAL, out -> {
                out.write(start);
                out.write(card);
                out.write(END);
            });
        } catch (IOException full) {
            // What was made is shown all the same.
        }
    }
}
