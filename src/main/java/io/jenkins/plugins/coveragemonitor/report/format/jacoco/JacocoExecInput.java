package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.data.ExecutionDataReader;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.ExecutionDataWriter;
import org.jacoco.core.data.IExecutionDataVisitor;
import org.jacoco.core.runtime.RemoteControlWriter;
import org.jspecify.annotations.Nullable;

/** JaCoCo's own reader with a limit on the memory that a damaged file can make it allocate. */
public final class JacocoExecInput extends ExecutionDataReader {
    /** How many bits of a number a byte holds. */
    private static final int GROUP = 7;

    private final ExecutionDataStore known;
    private long probesLeft = Limits.probes();
    private long charactersLeft = Limits.characters();
    private final boolean remote;
    private @Nullable IExecutionDataVisitor visitor;

    /**
     * Reads execution data.
     *
     * @param known what is known already, which costs nothing again: one file may have the dumps of many runs
     */
    JacocoExecInput(InputStream in, ExecutionDataStore known) {
        this(in, known, false);
    }

    private JacocoExecInput(InputStream in, ExecutionDataStore known, boolean remote) {
        super(new BufferedInputStream(in));
        this.known = known;
        this.remote = remote;
        known.getContents().forEach(data -> spend(data.getName(), data.getProbes().length));
    }

    /**
     * Reads the data of a running agent, whose answer to a command ends with a block of its own.
     *
     * @param known what is known already, which costs nothing again
     */
    public static JacocoExecInput remote(InputStream in, ExecutionDataStore known) {
        return new JacocoExecInput(in, known, true);
    }

    @Override
    public void setExecutionDataVisitor(IExecutionDataVisitor executionDataVisitor) {
        visitor = executionDataVisitor;
        super.setExecutionDataVisitor(executionDataVisitor);
    }

    @Override
    protected boolean readBlock(byte type) throws IOException {
        if (remote && type == RemoteControlWriter.BLOCK_CMDOK) {
            return false;
        }
        if (type != ExecutionDataWriter.BLOCK_EXECUTIONDATA) {
            return super.readBlock(type);
        }
        long id = in.readLong();
        String name = in.readUTF();
        int count = number();
        if (count < 0 || count > Limits.CLASS_PROBES) {
            throw new UnreadableReportException("the class " + NameText.shown(name) + " has "
                    + Integer.toUnsignedString(count) + " probes, more than the limit of " + Limits.CLASS_PROBES
                    + "; the file is damaged, write it again");
        }
        // A process sends each class once, a merged file many times.
        if (remote || known.get(id) == null) {
            spend(name, count);
        }
        boolean[] probes = new boolean[count];
        int bits = 0;
        for (int i = 0; i < count; i++) {
            if (i % 8 == 0) {
                bits = in.readByte();
            }
            probes[i] = (bits & 1) != 0;
            bits >>>= 1;
        }
        Objects.requireNonNull(visitor, "no visitor of execution data")
                .visitClassExecution(new ExecutionData(id, name, probes));
        return true;
    }

    /** JaCoCo's number in groups of seven bits. Its own reader calls itself for each group, however many there are. */
    private int number() throws IOException {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += GROUP) {
            int group = in.readByte();
            value |= (group & 0x7F) << shift;
            if (group >= 0) {
                return value;
            }
        }
        throw new UnreadableReportException("has a number of probes with more digits than any number has; the file is"
                + " damaged, write it again");
    }

    private void spend(String name, int probes) {
        probesLeft -= probes;
        charactersLeft -= name.length() + Limits.FILE_COST;
        if (probesLeft < 0 || charactersLeft < 0) {
            throw new ReportTooLargeException("has execution data of more than " + Limits.probes()
                    + " probes, or names of more than " + Limits.characters()
                    + " characters, as no program has; the file is damaged, write it again");
        }
    }
}
