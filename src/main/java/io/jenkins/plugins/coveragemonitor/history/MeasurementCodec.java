package io.jenkins.plugins.coveragemonitor.history;

import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * The format of a measurement on disk and between agent and controller: about two bytes a line.
 *
 * <p>The four bytes {@code C O V} and the version are followed by one zlib stream (RFC 1950, whose checksum guards it)
 * of columns of small numbers; see docs/history-format.md.
 */
public final class MeasurementCodec {
    /** The newest version that can be read; written only for measurements with flags. */
    static final int WITH_FLAGS = 3;

    /** The version that is written for measurements without flags. */
    static final int VERSION = 2;

    /** The version that did not record which branches of a line were missed. */
    static final int WITHOUT_BRANCH_SETS = 1;

    /** The most unpacked bytes: four hundred times those of a report of 115 MB. */
    static final long MAX_UNPACKED = 1L << 30;

    private static final byte[] MAGIC = {'C', 'O', 'V'};

    /** Level 4 is the first that looks ahead; higher ones cost more time than the saved bytes are worth. */
    private static final int LEVEL = 4;

    private static final int BUFFER = 16 * 1024;

    private MeasurementCodec() {}

    /** Writes a measurement; the stream stays open. */
    public static void write(Measurement measurement, OutputStream out) throws IOException {
        out.write(MAGIC);
        out.write(measurement.parts().isEmpty() ? VERSION : WITH_FLAGS);
        Deflater deflater = new Deflater(LEVEL);
        try {
            DeflaterOutputStream packed = new DeflaterOutputStream(out, deflater, BUFFER);
            CodecOutput columns = new CodecOutput(packed);
            new MeasurementEncoder(columns).write(measurement);
            columns.flush();
            packed.finish();
        } finally {
            deflater.end();
        }
    }

    /** The bytes of a measurement. */
    public static byte[] encode(Measurement measurement) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(measurement, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a measurement from an untrusted agent or disk. The stream must hold nothing else, and stays open.
     *
     * @throws IOException if this is not a complete measurement; the message is one sentence without a file's name
     */
    public static Measurement read(InputStream in) throws IOException {
        byte[] magic = in.readNBytes(MAGIC.length + 1);
        if (magic.length <= MAGIC.length || magic[0] != 'C' || magic[1] != 'O' || magic[2] != 'V') {
            throw new IOException("this is not a measurement; record the build again");
        }
        if (magic[3] < WITHOUT_BRANCH_SETS || magic[3] > WITH_FLAGS) {
            throw new IOException("the measurement was written by version " + magic[3]
                    + " of its format; read it with the plugin that wrote it or a newer one");
        }
        Inflater inflater = new Inflater();
        try {
            CodecInput columns = new CodecInput(new InflaterInputStream(in, inflater, BUFFER), MAX_UNPACKED);
            MeasurementDecoder decoder =
                    new MeasurementDecoder(columns, magic[3] > WITHOUT_BRANCH_SETS, DecoderLimits.USUAL);
            Measurement measurement = magic[3] == WITH_FLAGS ? decoder.readFlags() : decoder.read();
            columns.end();
            return measurement;
        } catch (ZipException | IllegalArgumentException | ArithmeticException damaged) {
            throw new IOException(
                    "the measurement is damaged (" + damaged.getMessage() + "); record the build again", damaged);
        } catch (java.io.EOFException cutOff) {
            throw new IOException("the measurement is damaged (it is cut off); record the build again", cutOff);
        } catch (DamagedMeasurementException damaged) {
            throw new IOException(
                    "the measurement is damaged (" + damaged.getMessage() + "); record the build again", damaged);
        } finally {
            inflater.end();
        }
    }

    /**
     * Reads a measurement from its bytes.
     *
     * @throws IOException as {@link #read}
     */
    public static Measurement decode(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes));
    }
}
