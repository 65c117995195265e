package io.jenkins.plugins.coveragemonitor.jenkins;

import com.fasterxml.jackson.core.JacksonException;
import io.jenkins.plugins.coveragemonitor.collect.AbsentReport;
import io.jenkins.plugins.coveragemonitor.collect.CheckoutFacts;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.collect.owner.CodeOwners;
import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.history.MeasurementCodec;
import io.jenkins.plugins.coveragemonitor.history.StoredJson;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was collected, as sent from an agent: the length of the JSON about the reports, that JSON, then the encoded
 * measurement. No object is deserialised, and nothing is trusted, because a build on an agent may have sent it.
 */
final class CollectedCodec {
    /** A row for each report: those of 100,000 reports are below the limit. */
    private static final int MAX_JSON = 64 * 1024 * 1024;

    private CollectedCodec() {}

    /** The rows of the reports, beside the measurement. */
    private record Rows(
            List<ReadReport> reports,
            List<String> problems,
            @Nullable Patch patch,
            @Nullable Lineage lineage,
            List<AbsentReport> absent,
            @Nullable CodeOwners owners) {}

    static byte[] encode(Collected collected) throws IOException {
        byte[] json = StoredJson.MAPPER.writeValueAsBytes(new Rows(
                collected.reports(),
                collected.problems(),
                collected.patch(),
                collected.lineage(),
                collected.absent(),
                collected.owners()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(json.length);
        out.write(json);
        MeasurementCodec.write(collected.measurement(), out);
        return bytes.toByteArray();
    }

    /**
     * Reads what an agent sent.
     *
     * @throws IOException if an agent of this version would not send it; the message is one sentence
     */
    static Collected decode(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (bytes.length < Integer.BYTES) {
            throw new IOException("the agent's answer is damaged: it has " + bytes.length + " bytes");
        }
        int length = in.readInt();
        if (length < 0 || length > MAX_JSON || length > bytes.length) {
            throw new IOException("the agent's answer is damaged: it announces " + length + " bytes about its reports");
        }
        try {
            Rows rows = StoredJson.MAPPER.readValue(in.readNBytes(length), Rows.class);
            if (rows == null || rows.reports() == null || rows.problems() == null) {
                throw new IllegalArgumentException("a part is missing");
            }
            for (ReadReport row : rows.reports()) {
                requirePart(row);
                requirePart(row.file());
                requirePart(row.component());
                requirePart(row.counters());
                requirePart(row.tests());
            }
            rows.problems().forEach(CollectedCodec::requirePart);
            if (rows.absent() != null) {
                rows.absent().forEach(CollectedCodec::requirePart);
            }
            Measurement measurement = MeasurementCodec.read(in);
            return new Collected(
                    measurement,
                    rows.reports(),
                    rows.problems(),
                    rows.absent(),
                    new CheckoutFacts(rows.patch(), rows.lineage(), rows.owners()));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException("the agent's answer is damaged: what it says of its reports cannot be read", e);
        }
    }

    private static void requirePart(Object part) {
        if (part == null) {
            throw new IllegalArgumentException("a part of it is null");
        }
    }
}
