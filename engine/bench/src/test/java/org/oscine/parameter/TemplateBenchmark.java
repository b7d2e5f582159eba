package org.oscine.parameter;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.oscine.descriptor.Template;
import org.oscine.descriptor.Template.Part.Literal;
import org.oscine.descriptor.Template.Part.Reference;

/** One argument of a command, with two names in it. Run engine/bench/inner. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class TemplateBenchmark {

    private final Variables scope = new Variables();
    private final Expansion expansion = new Expansion(scope);
    private final Template template = new Template.Text(List.of(new Reference("run_directory"), new Literal("/"),
            new Reference("socket_name")));

    /** Gives the names their values. */
    public TemplateBenchmark() {
        scope.text("run_directory", "/var/run/asterisk");
        scope.text("socket_name", "asterisk.ctl");
    }

    @Benchmark
    public String expandATemplate() {
        return expansion.text(template);
    }
}
