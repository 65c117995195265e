package io.jenkins.plugins.coveragemonitor.hostile;

import io.jenkins.plugins.coveragemonitor.report.Mutations;
import io.jenkins.plugins.coveragemonitor.report.format.go.GoCovdata;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What a Go program consists of and the counters beside it, either of them damaged; counters that there are none of. */
final class GoCases {
    private GoCases() {}

    static List<HostileCase> all() {
        List<String> names =
                IntStream.range(0, 2_000).mapToObj(i -> "p/" + i + ".go").toList();
        byte[] meta = GoCovdata.meta(GoCovdata.COUNT, names);
        byte[] counters = GoCovdata.packed(names.size());
        return List.of(new HostileCase("coverage data of a Go program", (random, folder) -> Build.in(folder)
                .with("covmeta." + GoCovdata.PROGRAM, damaged(random, meta))
                .with("covcounters." + GoCovdata.PROGRAM + ".1.2", damaged(random, counters))
                .with(
                        "covcounters." + GoCovdata.PROGRAM + ".2.3",
                        GoCovdata.raw(random.nextBoolean(), random.nextInt(), 1))
                .record()));
    }

    private static byte[] damaged(Random random, byte[] bytes) {
        return random.nextInt(3) == 0 ? bytes : new Mutations(random).of(bytes);
    }
}
