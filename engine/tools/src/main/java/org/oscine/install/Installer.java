package org.oscine.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.oscine.catalog.Catalog;
import org.oscine.catalog.InstallPaths;
import org.oscine.catalog.Lookup;
import org.oscine.catalog.Shelf;
import org.oscine.compiled.CompiledStore;
import org.oscine.compiled.MetadataStore;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.Template;
import org.oscine.metadata.Metadata;
import org.oscine.ocf.Failure;
import org.oscine.trust.Trust;

/**
 * Lays the engine, descriptors and agents into an OCF root. All that can be wrong with the wishes is found before
 * anything is changed; what is there already and right is left alone.
 */
public final class Installer {
    private static final List<String> SCHEMAS = List.of("agent-1.schema.json", "test-1.schema.json", "conform-1.schema.json");

    private final InstallLayout layout;
    private final InstallPaths places;
    private final Catalog catalog;
    private final Optional<Training> training;
    private final List<String> report = new ArrayList<>();

    /**
     * @param places where the running engine has its descriptors
     * @param training what the class-data archives are made with
     */
    public Installer(InstallLayout layout, InstallPaths places, Training training) {
        this(layout, places, Optional.of(training));
    }

    /** @param training absent: no class-data archives are made, which takes longer than all the rest */
    Installer(InstallLayout layout, InstallPaths places, Optional<Training> training) {
        this.training = training;
        this.layout = layout;
        this.places = places;
        this.catalog = new Catalog(places);
    }

    /** A descriptor and where it is to lie. */
    private record PlannedAgent(Path source, Path target) {}

    /**
     * Installs.
     *
     * @param names names of agents that the engine brings; none of both: all of these
     * @param files descriptors of one's own
     */
    public Outcome install(List<String> names, List<Path> files) throws IOException {
        Failure fault = layout.fault().exists() ? layout.fault() : distrusted();
        if (fault.exists()) {
            return new Outcome.Refused(fault.cause());
        }
        Map<String, PlannedAgent> wishes = new LinkedHashMap<>();
        List<String> wanted = names.isEmpty() && files.isEmpty()
                ? Shelf.namesIn(places.home().resolve("descriptors")) : names;
        for (String name : wanted) {
            Lookup loaded = catalog.named(name);
            if (!(loaded instanceof Lookup.Usable usable)) {
                return new Outcome.Broken((Lookup.Refused) loaded);
            }
            wishes.put(name, new PlannedAgent(usable.file(), targetOf(usable)));
        }
        for (Path file : files) {
            Lookup loaded = catalog.at(file);
            if (!(loaded instanceof Lookup.Usable usable)) {
                return new Outcome.Broken((Lookup.Refused) loaded);
            }
            String name = usable.descriptor().agent();
            wishes.put(name, new PlannedAgent(usable.file(), layout.added().resolve(name + ".yaml")));
        }
        return install(wishes);
    }

    private Outcome install(Map<String, PlannedAgent> wishes) throws IOException {
        Manifest manifest = Manifest.in(layout.manifest());
        for (String name : wishes.keySet()) {
            Path agent = layout.agents().resolve(name);
            if (Files.exists(agent) && !manifest.has(agent)) {
                return new Outcome.Refused(agent + " already exists and was not created by oscine install");
            }
        }
        layEngine(manifest);
        CompiledStore store = CompiledStore.in(layout.compiled(), layout.agentArchive());
        for (PlannedAgent wish : wishes.values()) {
            layDescriptor(wish, store, manifest);
        }
        layAgents(wishes, manifest);
        manifest.save();
        return new Outcome.Done(report);
    }

    private void layEngine(Manifest manifest) throws IOException {
        EngineArchives engine = EngineArchives.running();
        List<Path> archives = engine.copyTo(layout.lib());
        removeFormer(archives, manifest);
        for (Path archive : archives) {
            manifest.add(archive);
        }
        lay(layout.agentArchive(), AgentArchive.of(engine.ofAgents()), Placement.DATA, manifest);
        laySchemas(manifest);
        lay(layout.command(), Scripts.command(layout, archives), Placement.PROGRAM, manifest);
        lay(layout.cold(), Scripts.cold(layout), Placement.PROGRAM, manifest);
        lay(layout.words(), Scripts.words(layout), Placement.DATA, manifest);
        if (Files.isDirectory(layout.unit().getParent()) || !layout.isMachines()) {
            lay(layout.unit(), Scripts.unit(layout), Placement.DATA, manifest);
            report.add("unit    " + layout.unit() + (layout.isMachines()
                    ? "; systemctl enable --now oscine makes calls of agents faster" : ""));
        }
        report.add("engine  " + layout.home() + ", on Java " + Jvm.version());
        if (training.isPresent()) {
            layClassData(manifest, training.get());
            speedUpTools(archives, manifest, training.get());
        }
    }

    private void layClassData(Manifest manifest, Training training) throws IOException {
        ClassDataArchive classData = new ClassDataArchive(layout, training);
        try {
            classData.make();
            for (Path file : classData.files()) {
                manifest.add(file);
            }
        } catch (IOException failed) {
            report.add("agents start slowly, because there is no class-data archive: " + failed.getMessage());
        }
    }

    private static void lay(Path target, byte[] content, String mode, Manifest manifest) throws IOException {
        Placement.put(target, content, mode);
        manifest.add(target);
    }

    /** For the machine's own command: that of a private root is hardly called more than once. */
    private void speedUpTools(List<Path> archives, Manifest manifest, Training training) throws IOException {
        if (!layout.isMachines()) {
            return;
        }
        ToolsArchive tools = new ToolsArchive(layout, archives, training);
        try {
            tools.make();
            manifest.add(tools.file());
            manifest.add(tools.key());
        } catch (IOException failed) {
            report.add("the command starts slowly, because it has no class-data archive: " + failed.getMessage());
        }
    }

    /** Beside the descriptors, where the first line of each leads an editor. */
    private void laySchemas(Manifest manifest) throws IOException {
        for (String name : SCHEMAS) {
            Path schema = layout.schemas().resolve(name);
            try (InputStream content = Installer.class.getResourceAsStream("/org/oscine/schema/" + name)) {
                Placement.put(schema, content.readAllBytes(), Placement.DATA);
            }
            manifest.add(schema);
        }
    }

    /** Archives of an earlier engine: the tools take whatever lies in the directory. */
    private void removeFormer(List<Path> archives, Manifest manifest) throws IOException {
        for (Path path : manifest.files()) {
            boolean kept = archives.contains(path) || path.equals(layout.agentArchive());
            if (path.toString().endsWith(".jar") && !kept) {
                manifest.remove(path);
            }
        }
    }

    private void layDescriptor(PlannedAgent wish, CompiledStore store, Manifest manifest) throws IOException {
        Placement.put(wish.target(), Files.readAllBytes(wish.source()), Placement.DATA);
        manifest.add(wish.target());
        Failure fault = Catalog.compile(wish.target(), store);
        if (!fault.exists()) {
            manifest.add(store.placeOf(wish.target().toRealPath()));
            layMetadata(wish, manifest);
        } else {
            report.add("not compiled, so every call reads the descriptor again: " + fault.cause());
        }
    }

    /** Of a parameter the native client finds out itself whether it is such an address. */
    private void markTls(Descriptor descriptor, Manifest manifest) throws IOException {
        Path mark = layout.tlsMark(descriptor.agent());
        boolean speaks = Stream.concat(descriptor.monitor().stream(), descriptor.start().ready().stream())
                .anyMatch(question -> speaksTls(question.kind().probe()));
        if (speaks) {
            lay(mark, new byte[0], Placement.DATA, manifest);
        } else if (manifest.has(mark)) {
            manifest.remove(mark);
        }
    }

    private static boolean speaksTls(MonitorProbe<Template> probe) {
        return probe instanceof MonitorProbe.Http<Template> page && page.request().url() instanceof Template.Text url
                        && url.parts().getFirst() instanceof Template.Part.Literal literal
                        && literal.text().regionMatches(true, 0, "https://", 0, "https://".length())
                || probe instanceof MonitorProbe.Conversation<Template> talk && talk.tls().isPresent();
    }

    /** As the agent will be asked for it, so that no JVM has to be started for that. */
    private void layMetadata(PlannedAgent wish, Manifest manifest) throws IOException {
        if (catalog.at(wish.source()) instanceof Lookup.Usable usable) {
            Descriptor descriptor = usable.descriptor();
            markTls(descriptor, manifest);
            Placement.put(layout.metadata().resolve(descriptor.agent()), MetadataStore.in(layout.home())
                    .content(wish.target().toRealPath(), Metadata.render(descriptor)), Placement.DATA);
        }
    }

    private void layAgents(Map<String, PlannedAgent> wishes, Manifest manifest) throws IOException {
        Optional<byte[]> client = NativeClient.of(layout);
        byte[] program = client.isPresent() ? client.get() : Scripts.agent(layout);
        for (Map.Entry<String, PlannedAgent> wish : wishes.entrySet()) {
            Path agent = layout.agents().resolve(wish.getKey());
            Placement.put(agent, program, Placement.PROGRAM);
            manifest.add(agent);
            report.add("agent   " + agent + ", from " + wish.getValue().target());
            reportShadow(wish.getKey(), wish.getValue().target());
        }
        refreshOthers(program, manifest);
    }

    /** Agents of an earlier installation get the launcher of this one, since they share its engine. */
    private void refreshOthers(byte[] program, Manifest manifest) throws IOException {
        for (Path path : manifest.files()) {
            if (path.startsWith(layout.agents()) && Files.exists(path)) {
                Placement.put(path, program, Placement.PROGRAM);
                manifest.add(path);
            }
        }
    }

    private void reportShadow(String name, Path target) {
        Path local = InstallPaths.LOCAL_DESCRIPTORS.resolve(name + ".yaml");
        if (!local.equals(target) && Files.exists(local)) {
            report.add("        but " + local + " takes precedence");
        }
    }

    /** A descriptor that is the administrator's already stays where it is; the engine's are copied. */
    private Path targetOf(Lookup.Usable usable) {
        Path source = usable.file();
        boolean added = layout.isMachines() && source.startsWith(InstallPaths.LOCAL_DESCRIPTORS);
        return added ? source : layout.descriptors().resolve(usable.descriptor().agent() + ".yaml");
    }

    /** An engine that somebody else could change would be refused by every call, so it is not laid at all. */
    private Failure distrusted() {
        int self = Trust.self();
        if (layout.isMachines() && self != 0) {
            return Failure.of("only root can install into " + layout.ocfRoot() + "; use --ocf-root for a private OCF root");
        }
        for (Path directory : List.of(layout.home(), layout.agents(), layout.added(), layout.compiled())) {
            Path existing = directory;
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            Failure fault = Files.isDirectory(existing) ? Trust.faultOfDirectory(existing, self)
                    : Failure.of(existing + " is not a directory");
            if (fault.exists()) {
                return fault;
            }
        }
        return Failure.NONE;
    }
}
