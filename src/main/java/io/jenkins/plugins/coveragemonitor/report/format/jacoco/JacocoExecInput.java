package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.data.ExecutionDataReader;
import org.jacoco.core.data.ExecutionDataWriter;
import org.jacoco.core.data.IExecutionDataVisitor;

/** JaCoCo's own reader with a bound on what a damaged file can make it reserve. */
final class JacocoExecInput extends ExecutionDataReader {
    /** A class file holds at most 65,535 methods of 64 KiB; no real class comes near a million probes. */
    private static final int MOST_PROBES = 1 << 20;

    private IExecutionDataVisitor visitor;

    JacocoExecInput(InputStream in) {
        super(new BufferedInputStream(in));
    }

    @Override
    public void setExecutionDataVisitor(IExecutionDataVisitor executionDataVisitor) {
        visitor = executionDataVisitor;
        super.setExecutionDataVisitor(executionDataVisitor);
    }

    @Override
    protected boolean readBlock(byte type) throws IOException {
        if (type != ExecutionDataWriter.BLOCK_EXECUTIONDATA) {
            return super.readBlock(type);
        }
        long id = in.readLong();
        String name = in.readUTF();
        int count = in.readVarInt();
        if (count < 0 || count > MOST_PROBES) {
            throw new UnreadableReportException("the class " + NameText.shown(name) + " has "
                    + Integer.toUnsignedString(count) + " probes, more than the limit of " + MOST_PROBES
                    + "; the file is damaged, write it again");
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
        visitor.visitClassExecution(new ExecutionData(id, name, probes));
        return true;
    }
}
