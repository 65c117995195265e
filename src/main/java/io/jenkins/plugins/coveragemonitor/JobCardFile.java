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
 * The card of a job's page, {@code card.json} beside its history, so that the first visitor after a start waits for one
 * small file, and not for history, configuration and statistics. It is renewed when one of these, or the version of
 * this software, has changed. It can be deleted at any time.
 */
public final class JobCardFile {
    /** Increased when the same history would give another card. */
    private static final int VERSION = 2;

    /** The end of a complete file. */
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
     * @param thresholds the file of alert settings made at run time; it need not exist
     * @param choice any text for what else the card depends on: another choice makes another card
     */
    public JobCardFile(JobHome home, String job, Path thresholds, String choice) {
        this.home = home;
        this.job = job;
        this.thresholds = thresholds;
        this.choice = choice;
        this.file = home.folder().resolve("card.json");
    }

    /** Creates a card. */
    @FunctionalInterface
    public interface Source {
        /** The card, and whether it may be kept. */
        Made card() throws IOException;
    }

    /**
     * A card.
     *
     * @param json in UTF-8
     * @param isWhole whether all that it is made from was read; another one is not kept, as a file that is repaired may
     * look the same
     */
    public record Made(byte[] json, boolean isWhole) {}

    /**
     * The current card, which is created and stored if anything changed.
     *
     * @return JSON in UTF-8
     * @throws IOException if it could not be created
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
        Made card = source.card();
        if (card.isWhole()) {
            write(start, card.json());
        }
        return card.json();
    }

    /** The beginning of the file if its card is current; the card and the end of the object follow. */
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

    /** If it cannot be stored, the next reader creates it. */
    private void write(byte[] start, byte[] card) {
        try {
            DurableFiles.replace(file, DurableFiles.Readers.USUAL, out -> {
                out.write(start);
                out.write(card);
                out.write(END);
            });
        } catch (IOException full) {
            // The card is shown all the same.
        }
    }
}
