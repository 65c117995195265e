package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal says is on the disk is there, and what it says is not there is not. */
class JournalTest {
    @TempDir
    Path folder;

    @AfterEach
    void forgetInterrupts() {
        Thread.interrupted();
        System.clearProperty(WriterLock.PROPERTY);
    }

    private Journal journal(String name) {
        return new Journal(folder.resolve(name), line -> true);
    }

    private static byte[] line(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anInterruptBeforeDoesNotBreakAnAppendOff() throws IOException {
        Journal journal = journal("new/folder/a.jsonl");
        Thread.currentThread().interrupt();

        journal.exclusively(writer -> {
            writer.append(line("one"));
            return null;
        });

        assertThat(Thread.interrupted()).as("the thread is still interrupted").isTrue();
        assertThat(Files.readAllLines(journal.file())).containsExactly("one");
    }

    @Test
    void anInterruptWhileItWritesDoesNotBreakItOff() throws IOException {
        Journal journal = journal("a.jsonl");

        journal.exclusively(writer -> {
            writer.append(line("one"));
            Thread.currentThread().interrupt();
            writer.append(line("two"));
            writer.appendSoon(List.of(line("three")));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            return null;
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(Files.readAllLines(journal.file())).containsExactly("one", "two", "three");
    }

    @Test
    void anInterruptedThreadReplacesAndReads() throws IOException {
        Journal journal = journal("a.jsonl");
        Thread.currentThread().interrupt();

        journal.exclusively(writer -> {
            writer.replace(List.of(line("one"), line("two")));
            return null;
        });
        int[] lines = {0};
        journal.read().forEach((number, line, ended) -> lines[0]++);

        assertThat(lines[0]).isEqualTo(2);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** The device takes nothing and cannot be cut: why it failed is told, not what failed after it. */
    @Test
    void theCauseOfAFailureIsTold() {
        // A file in which only numbers can be written.
        Path full = Path.of("/proc/self/coredump_filter");
        assumeTrue(Files.exists(full));
        Journal journal = new Journal(link(full), line -> true);

        assertThatThrownBy(() -> journal.exclusively(writer -> {
                    writer.append(line("one"));
                    return null;
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.jsonl: could not be written (")
                .hasMessageContaining("Invalid argument")
                .hasMessageNotContaining("null");
    }

    @Test
    void whatFailsAfterAFailureIsToldBesideIt() throws IOException {
        IOException failed = new IOException("No space left on device");
        RandomAccessFile closed = new RandomAccessFile(folder.resolve("a.jsonl").toFile(), "rw");
        closed.close();

        Journal.Writer.takeBack(closed, 0, failed);

        assertThat(failed.getSuppressed()).hasSize(1);
    }

    @Test
    void whatIsNoFileIsNotWrittenTo() {
        assumeTrue(Files.exists(Path.of("/dev/null")));
        Journal journal = new Journal(link(Path.of("/dev/null")), line -> true);

        assertThatThrownBy(() -> journal.exclusively(writer -> {
                    writer.append(line("one"));
                    return null;
                }))
                .isInstanceOf(UnusablePlaceException.class)
                .hasMessageEndingWith("a.jsonl: is a pipe, a socket or a device, and a file belongs there; move it away"
                        + " and run again");
    }

    private Path link(Path target) {
        try {
            return Files.createSymbolicLink(folder.resolve("a.jsonl"), target);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noLockStaysInMemoryForAJournalThatNobodyWritesTo() throws IOException {
        int before = WriterLock.inMemory();

        journal("a.jsonl").exclusively(writer -> {
            assertThat(WriterLock.inMemory()).as("while somebody writes").isPositive();
            return null;
        });
        for (int build = 1; build <= 200; build++) {
            journal(build + "/a.jsonl").exclusively(writer -> null);
        }

        assertThat(WriterLock.inMemory()).isLessThan(before + 100);
    }

    @Test
    void aJournalIsNotWrittenTwiceAtOnceByOneThread() throws IOException {
        Journal journal = journal("a.jsonl");

        assertThatThrownBy(() -> journal.exclusively(writer -> journal.exclusively(again -> null)))
                .isInstanceOf(IllegalStateException.class);

        // The refused attempt took nobody's turn.
        assertThat(journal.<String>exclusively(writer -> "mine")).isEqualTo("mine");
    }

    @Test
    void whoWaitsForItsTurnGetsIt() throws Exception {
        Thread second = new Thread(() -> {
            try {
                journal("a.jsonl").exclusively(writer -> {
                    writer.append(line("two"));
                    return null;
                });
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        });

        journal("a.jsonl").exclusively(writer -> {
            second.start();
            while (second.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            writer.append(line("one"));
            return null;
        });
        second.join();

        assertThat(Files.readAllLines(folder.resolve("a.jsonl"))).containsExactly("one", "two");
    }

    @Test
    void aLockThatIsNotGotLeavesNoFileOpen() throws IOException {
        List<FileChannel> opened = new ArrayList<>();
        WriterLock interrupted = new WriterLock(folder.resolve("a.jsonl"), channel -> {
            opened.add(channel);
            if (opened.size() == 1) {
                throw new FileLockInterruptionException();
            }
            return channel.lock();
        });
        assertThat(interrupted.<String>holding(() -> "written")).isEqualTo("written");
        WriterLock refused = new WriterLock(folder.resolve("a.jsonl"), channel -> {
            opened.add(channel);
            throw new IOException("No locks available");
        });
        assertThatThrownBy(() -> refused.holding(() -> "written")).isInstanceOf(IOException.class);

        assertThat(opened).hasSize(3).noneMatch(FileChannel::isOpen);
    }

    @Test
    void aFolderInPlaceOfAJournalIsNoEmptyJournal() throws IOException {
        Files.createDirectories(folder.resolve("a.jsonl/b"));

        assertThatThrownBy(() -> journal("a.jsonl").read()).isInstanceOf(UnusablePlaceException.class);
    }

    @Test
    void aFileIsWrittenIntoANewFolder() throws IOException {
        Path file = folder.resolve("a/b/c.json");

        DurableFiles.replace(file, DurableFiles.Readers.USUAL, out -> out.write(line("new")));

        assertThat(file).hasContent("new");
    }

    @Test
    void aDraftThatCannotBeRemovedIsTold() throws IOException {
        Files.createDirectories(folder.resolve("a.json.new/full"));

        assertThatThrownBy(() -> DurableFiles.replace(
                        folder.resolve("a.json"), DurableFiles.Readers.USUAL, out -> out.write(line("new"))))
                .hasMessageContaining("a.json: could not be written (")
                .satisfies(
                        failed -> assertThat(failed.getCause().getSuppressed()).hasSize(1));
    }

    @Test
    void aFileSystemWithoutLocksIsNamedWithTheWayOut() {
        WriterLock lock = new WriterLock(folder.resolve("a.jsonl"), channel -> {
            throw new IOException("No locks available");
        });

        assertThatThrownBy(() -> lock.holding(() -> "written"))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.toAbsolutePath() + "/a.jsonl.lock: cannot be locked (No locks available);"
                        + " let the file system have locks (for NFS, run its lock service), or start with"
                        + " -DcoverageMonitor.fileLocks=false if only this process writes there");
    }

    @Test
    void aHomeWithoutLocksCanBeUsedByOneProcess() throws IOException {
        System.setProperty(WriterLock.PROPERTY, "false");
        WriterLock lock = new WriterLock(folder.resolve("a.jsonl"), channel -> {
            throw new IOException("No locks available");
        });

        assertThat(lock.<String>holding(() -> "written")).isEqualTo("written");
        assertThat(folder.resolve("a.jsonl.lock")).doesNotExist();
    }

    @Test
    void aDraftThatACrashLeftIsRemoved() throws IOException {
        Journal journal = journal("a.jsonl");
        Path draft = Files.writeString(folder.resolve("a.jsonl.new"), "half");

        journal.exclusively(writer -> null);

        assertThat(draft).doesNotExist();
    }

    @Test
    void aFileOfItsOwnerIsNobodyElsesFromTheStart() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        // A crash of an older version left a draft that everybody may read.
        Path draft = Files.createFile(
                folder.resolve("secrets.json.new"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));

        DurableFiles.replace(folder.resolve("secrets.json"), DurableFiles.Readers.OWNER, out -> {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(draft)))
                    .as("before a byte of it is written")
                    .isEqualTo("rw-------");
            out.write(line("secret"));
        });

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldFileAndNoDraft() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");

        assertThatThrownBy(() -> DurableFiles.replace(file, DurableFiles.Readers.USUAL, out -> {
                    out.write(line("half"));
                    throw new IOException("No space left on device");
                }))
                .hasMessage(file + ": could not be written (No space left on device); free the disk and run again");

        assertThat(file).hasContent("old");
        assertThat(folder.resolve("a.json.new")).doesNotExist();
    }

    /** A crash of the machine must not take a new folder with it: each one above that got a new name is made durable. */
    @Test
    void newFoldersAreDurableUpToTheFirstThatWasThere() throws IOException {
        Path deep = folder.resolve("a").resolve("b").resolve("c");

        assertThat(DurableFiles.parentsOfMissing(deep))
                .containsExactly(
                        folder, folder.resolve("a"), folder.resolve("a").resolve("b"));
        DurableFiles.createFolders(folder.resolve("a"));
        assertThat(DurableFiles.parentsOfMissing(deep))
                .containsExactly(folder.resolve("a"), folder.resolve("a").resolve("b"));
        DurableFiles.createFolders(deep);
        assertThat(deep).isDirectory();
        assertThat(DurableFiles.parentsOfMissing(deep)).isEmpty();
    }
}
