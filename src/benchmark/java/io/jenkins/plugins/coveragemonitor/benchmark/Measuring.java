package io.jenkins.plugins.coveragemonitor.benchmark;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How long benchmarks are run by JMH, each in a process of its own.
 *
 * @param warmups iterations before it counts
 * @param iterations iterations that count
 * @param millis milliseconds of each, at least one call
 */
record Measuring(int warmups, int iterations, int millis) {
    static final Measuring FULL = new Measuring(3, 5, 1000);
    static final Measuring QUICK = new Measuring(2, 3, 500);

    /** The same with one call and none before it, for what takes a minute. */
    Measuring once() {
        return new Measuring(0, 1, millis);
    }

    /**
     * Runs some benchmarks with a value for one parameter.
     *
     * @param benchmarks a class, or class and method
     * @return the time of each method in milliseconds: the best iteration, as others on the machine only ever add to it
     */
    Map<String, Double> run(String parameter, Object value, String... benchmarks) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(1)
                .warmupIterations(warmups)
                .warmupTime(TimeValue.milliseconds(millis))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(millis))
                .jvmArgs("-Xmx2g")
                .verbosity(VerboseMode.SILENT)
                .param(parameter, value.toString());
        for (String benchmark : benchmarks) {
            options = options.include("\\." + benchmark.replace(".", "\\.") + "\\b");
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        Map<String, Double> times = new TreeMap<>();
        for (RunResult result : results) {
            times.put(
                    result.getPrimaryResult().getLabel(),
                    result.getPrimaryResult().getStatistics().getMin());
        }
        return times;
    }
}
