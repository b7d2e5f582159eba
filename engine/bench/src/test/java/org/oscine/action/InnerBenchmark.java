package org.oscine.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.oscine.compiled.CompiledStore;
import org.oscine.descriptor.Descriptor;
import org.oscine.document.Document;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.metadata.Metadata;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Failure;
import org.oscine.parameter.Call;
import org.oscine.parameter.Resolver;
import org.oscine.parameter.Resource;
import org.oscine.probe.Outcome;
import org.oscine.probe.Status;
import org.oscine.reader.DescriptorReader;
import org.oscine.yaml.YamlParser;

/**
 * What the engine itself does in a call, in a warm JVM and without a machine: the stops of a monitor of Asterisk, and
 * the metadata. Run engine/bench/inner.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class InnerBenchmark {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final SimulatedHost host = new SimulatedAsterisk().running().host;
    private final String text = SimulatedAsterisk.read("descriptors/asterisk.yaml");
    private final Document document = YamlParser.parse("asterisk.yaml", text).document().orElseThrow();
    private final Descriptor descriptor = DescriptorReader.read(document).descriptor().orElseThrow();
    private final Call call = new Call(ActionName.MONITOR, Map.of("config", SimulatedAsterisk.CONFIG), "one", "node1",
            SimulatedService.STATE, false, 0);
    private final Resource resource = Resolver.resolve(descriptor, call, host);
    private Path directory;
    private Path source;
    private CompiledStore store;

    /** Stores the compiled form as an installation does; a directory below target is root's alone, if the clone is. */
    @Setup
    public void store() throws IOException {
        Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
        directory = Files.createTempDirectory(target, "inner");
        source = Files.writeString(directory.resolve("asterisk.yaml"), text).toRealPath();
        store = CompiledStore.in(Files.createDirectory(directory.resolve("compiled")));
        Failure fault = store.store(source, document);
        if (fault.exists() || store.read(source).isEmpty()) {
            throw new IllegalStateException("the compiled form is not read, but the source would be: " + fault);
        }
    }

    /** Takes all away that was stored. */
    @TearDown
    public void remove() throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What a call does without a compiled form. */
    @Benchmark
    public Object readTheSource() {
        return YamlParser.parse("asterisk.yaml", text);
    }

    @Benchmark
    public Object readTheCompiledForm() {
        return store.read(source);
    }

    @Benchmark
    public Object bindTheDocumentToADescriptor() {
        return DescriptorReader.read(document);
    }

    @Benchmark
    public Resource resolveParametersValuesAndTemplates() {
        return Resolver.resolve(descriptor, call, host);
    }

    @Benchmark
    public Outcome lookAtTheStatus() {
        return new Status(host, resource).look(TIMEOUT);
    }

    @Benchmark
    public String renderTheMetadata() {
        return Metadata.render(descriptor);
    }
}
