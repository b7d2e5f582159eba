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
import org.oscine.catalog.Catalog;
import org.oscine.catalog.Loaded;
import org.oscine.catalog.Places;
import org.oscine.catalog.Shelf;
import org.oscine.compiled.CompiledStore;
import org.oscine.trust.Trust;

/**
 * Lays the engine, descriptors and agents into an OCF root. All that can be wrong with the wishes is found before
 * anything is changed; what is there already and right is left alone.
 */
public final class Installer {
    private static final List<String> SCHEMAS = List.of("agent-1.schema.json", "test-1.schema.json", "conform-1.schema.json");

    private final Layout layout;
    private final Places places;
    private final Catalog catalog;
    private final List<String> report = new ArrayList<>();

    /** @param places where the running engine has its descriptors */
    public Installer(Layout layout, Places places) {
        this.layout = layout;
        this.places = places;
        this.catalog = new Catalog(places);
    }

    /** A descriptor and where it is to lie. */
    private record Wish(Path source, Path target) {}

    /**
     * Installs.
     *
     * @param names names of agents that the engine brings; none of both: all of these
     * @param files descriptors of one's own
     */
    public Outcome install(List<String> names, List<Path> files) throws IOException {
        Optional<String> fault = layout.fault().or(this::distrusted);
        if (fault.isPresent()) {
            return new Outcome.Refused(fault.get());
        }
        Map<String, Wish> wishes = new LinkedHashMap<>();
        List<String> wanted = names.isEmpty() && files.isEmpty()
                ? Shelf.namesIn(places.home().resolve("descriptors")) : names;
        for (String name : wanted) {
            Loaded loaded = catalog.named(name);
            if (!(loaded instanceof Loaded.Usable usable)) {
                return new Outcome.Broken((Loaded.Refused) loaded);
            }
            wishes.put(name, new Wish(usable.file(), targetOf(usable)));
        }
        for (Path file : files) {
            Loaded loaded = catalog.at(file);
            if (!(loaded instanceof Loaded.Usable usable)) {
                return new Outcome.Broken((Loaded.Refused) loaded);
            }
            String name = usable.descriptor().agent();
            wishes.put(name, new Wish(usable.file(), layout.added().resolve(name + ".yaml")));
        }
        return install(wishes);
    }

    private Outcome install(Map<String, Wish> wishes) throws IOException {
        Manifest manifest = Manifest.in(layout.manifest());
        for (String name : wishes.keySet()) {
            Path agent = layout.agents().resolve(name);
            if (Files.exists(agent) && !manifest.has(agent)) {
                return new Outcome.Refused(agent + " is there already, and was not made by oscine install");
            }
        }
        List<Path> archives = layEngine(manifest);
        CompiledStore store = CompiledStore.in(layout.compiled(), layout.engine());
        for (Wish wish : wishes.values()) {
            layDescriptor(wish, store, manifest);
        }
        layAgents(wishes, archives, manifest);
        manifest.save();
        return new Outcome.Done(report);
    }

    private List<Path> layEngine(Manifest manifest) throws IOException {
        List<Path> archives = EngineArchives.copyTo(layout);
        removeFormer(archives, manifest);
        for (Path archive : archives) {
            manifest.add(archive);
        }
        laySchemas(manifest);
        Placement.put(layout.command(), Scripts.command(layout), Placement.PROGRAM);
        manifest.add(layout.command());
        report.add("engine  " + layout.home() + ", on Java " + Jvm.version());
        ClassDataArchive classData = new ClassDataArchive(layout, EngineArchives.agentsClassPath(archives));
        try {
            classData.make();
            manifest.add(classData.file());
            manifest.add(classData.key());
        } catch (IOException failed) {
            report.add("no class-data archive, so agents start slowly: " + failed.getMessage());
        }
        return archives;
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

    /** Archives of an earlier engine: the tools take whatever lies in the folder. */
    private void removeFormer(List<Path> archives, Manifest manifest) throws IOException {
        for (Path path : manifest.files()) {
            if (path.toString().endsWith(".jar") && !archives.contains(path)) {
                manifest.remove(path);
            }
        }
    }

    private void layDescriptor(Wish wish, CompiledStore store, Manifest manifest) throws IOException {
        Placement.put(wish.target(), Files.readAllBytes(wish.source()), Placement.DATA);
        manifest.add(wish.target());
        String fault = Catalog.compile(wish.target(), store);
        if (fault.isEmpty()) {
            manifest.add(store.placeOf(wish.target().toRealPath()));
        } else {
            report.add("not compiled, so read anew at each call: " + fault);
        }
    }

    private void layAgents(Map<String, Wish> wishes, List<Path> archives, Manifest manifest) throws IOException {
        byte[] script = Scripts.agent(layout, archives);
        for (Map.Entry<String, Wish> wish : wishes.entrySet()) {
            Path agent = layout.agents().resolve(wish.getKey());
            Placement.put(agent, script, Placement.PROGRAM);
            manifest.add(agent);
            report.add("agent   " + agent + ", of " + wish.getValue().target());
            reportShadow(wish.getKey(), wish.getValue().target());
        }
        refreshOthers(script, manifest);
    }

    /** Agents of an earlier installation get the launcher of this one, since they share its engine. */
    private void refreshOthers(byte[] script, Manifest manifest) throws IOException {
        for (Path path : manifest.files()) {
            if (path.startsWith(layout.agents()) && Files.exists(path)) {
                Placement.put(path, script, Placement.PROGRAM);
                manifest.add(path);
            }
        }
    }

    private void reportShadow(String name, Path target) {
        Path local = Places.LOCAL_DESCRIPTORS.resolve(name + ".yaml");
        if (!local.equals(target) && Files.exists(local)) {
            report.add("        but " + local + " comes before it");
        }
    }

    /** A descriptor that is the administrator's already stays where it is; the engine's are copied. */
    private Path targetOf(Loaded.Usable usable) {
        Path source = usable.file();
        boolean added = layout.isMachines() && source.startsWith(Places.LOCAL_DESCRIPTORS);
        return added ? source : layout.descriptors().resolve(usable.descriptor().agent() + ".yaml");
    }

    /** An engine that somebody else could change would be refused by every call, so it is not laid at all. */
    private Optional<String> distrusted() {
        int self = Trust.self();
        if (layout.isMachines() && self != 0) {
            return Optional.of("only root can install into " + layout.ocfRoot() + "; use --ocf-root for a private one");
        }
        for (Path folder : List.of(layout.home(), layout.agents(), layout.added(), layout.compiled())) {
            Path existing = folder;
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            String fault = Files.isDirectory(existing) ? Trust.faultOfFolder(existing, self)
                    : existing + " is not a folder";
            if (!fault.isEmpty()) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
