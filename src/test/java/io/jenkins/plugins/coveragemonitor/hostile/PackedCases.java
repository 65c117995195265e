package io.jenkins.plugins.coveragemonitor.hostile;

import io.jenkins.plugins.coveragemonitor.report.HostileInputs;
import io.jenkins.plugins.coveragemonitor.report.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Archives that unpack to far more than they hold, and packed reports of a few lines millions of times. */
final class PackedCases {
    /** The beginning of a report and what comes again, as gzip members. */
    private record Repeated(String file, String begin, String unit, int times) {}

    private static final List<Repeated> REPEATED = List.of(
            new Repeated("a.info.gz", "TN:\nSF:a.c\n", "DA:1,1\n", 6_000_000),
            new Repeated("a.info.gz", "SF:a.c\nDA:1,1\n", "BRDA:1,0,0,1\nBRDA:1,0,1,0\n", 2_000_000),
            new Repeated("a.info.gz", "SF:a.c\n", "FN:1,f\nFNDA:1,f\n", 2_000_000),
            new Repeated("a.json.gz", "{\"source_files\":[{\"name\":\"a\",\"coverage\":[1", ",1", 12_000_000),
            new Repeated("a.json.gz", "{\"RSpec\":{\"coverage\":{\"a.rb\":[1", ",null", 12_000_000),
            new Repeated("a.out.gz", "mode: set\n", "a.go:1.1,999999.1 1 1\n", 200_000),
            new Repeated(
                    "a.xml.gz",
                    "<coverage line-rate=\"1\"><packages><package name=\"p\"><classes><class name=\"A\" filename=\"a\"><lines>",
                    "<line number=\"1\" hits=\"1\"/>",
                    2_000_000),
            new Repeated("a.xml.gz", "<testsuite name=\"a\">", "<testcase name=\"t\"/>", 2_000_000));

    private PackedCases() {}

    static List<HostileCase> all() throws IOException {
        Map<String, byte[]> inputs = HostileInputs.all();
        byte[] zip = Archives.zip(500, Archives.entry("a%d.bin", 15_000_000));
        return List.of(
                HostileCases.file("gzip of many members", "notes.gz", inputs.get("members.info.gz")),
                HostileCases.file("zip of many large entries", "release.zip", zip),
                HostileCases.file("zip in zips", "nested.zip", inputs.get("nested.zip")),
                new HostileCase("report of one line millions of times", (random, folder) -> {
                    Repeated repeated = REPEATED.get(random.nextInt(REPEATED.size()));
                    Build.in(folder)
                            .with(repeated.file(), packed(random, repeated))
                            .record();
                }));
    }

    private static byte[] packed(Random random, Repeated repeated) throws IOException {
        Mutations mutations = new Mutations(random);
        byte[] begin = repeated.begin().getBytes(StandardCharsets.UTF_8);
        byte[] unit = repeated.unit().getBytes(StandardCharsets.UTF_8);
        boolean beginning = random.nextBoolean();
        byte[] damaged = beginning ? unit : mutations.of(unit);
        int inMember = 10_000;
        byte[] member = Archives.gzip(damaged, inMember);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(Archives.gzip(beginning ? mutations.of(begin) : begin, 1));
        for (int i = 0; i < repeated.times() / inMember; i++) {
            all.writeBytes(member);
        }
        return all.toByteArray();
    }
}
