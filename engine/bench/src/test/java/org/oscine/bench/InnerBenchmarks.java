package org.oscine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of the inner work under JMH. Not part of the test suite: run engine/bench/inner. */
class InnerBenchmarks {

    private static final TimeValue MOMENT = new TimeValue(50, TimeUnit.MILLISECONDS);

    /** The properties of engine/bench/inner: the file for the results, and whether a glance is enough. */
    @Test
    void all() throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("org\\.oscine\\..*")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(System.getProperty("oscine.bench.results", "target/inner.json"));
        if (Boolean.getBoolean("oscine.bench.short")) {
            options.verbosity(VerboseMode.SILENT).forks(1).warmupIterations(1).warmupTime(MOMENT).measurementIterations(1).measurementTime(MOMENT);
        }
        assertThat(new Runner(options.build()).run()).isNotEmpty();
    }
}
