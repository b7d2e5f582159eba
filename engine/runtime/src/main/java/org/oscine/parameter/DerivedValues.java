package org.oscine.parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.Template;
import org.oscine.descriptor.Value;
import org.oscine.host.FileView;
import org.oscine.host.HostView;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Failure;
import org.oscine.parameter.config.ConfigFile;
import org.oscine.trust.Origin;

/**
 * Derives the values of a descriptor. What a configuration file said when the service was started holds until it
 * has been stopped: the file may be changed, or be gone, while the service still runs with what it said then. It holds for
 * what was started then and no longer: whoever has started the service anew meanwhile has read the file anew.
 */
final class DerivedValues {
    private final Variables scope;
    private final Expansion expansion;
    private final HostView host;
    private final FileView files;
    private final ConfigFile configuration;
    private final boolean anew;
    private final Map<String, Said> known;
    private final Map<String, Said> derived = new LinkedHashMap<>();

    DerivedValues(Variables scope, Expansion expansion, Call call, HostView host) {
        this.scope = scope;
        this.expansion = expansion;
        this.host = host;
        this.files = host.files();
        this.configuration = new ConfigFile(files);
        this.anew = derivesAnew(call.action());
        this.known = anew ? Map.of() : whatHolds(call.stateDirectory());
    }

    private Map<String, Said> whatHolds(String stateDirectory) {
        Map<String, Said> remembered = SavedValues.read(files, stateDirectory);
        return remembered.isEmpty() || !Identity.isOver(host, stateDirectory) ? remembered : Map.of();
    }

    private static boolean derivesAnew(ActionName action) {
        return action == ActionName.START || action == ActionName.VALIDATE_ALL;
    }

    /** Puts all values into the scope, and returns those that came from configuration files and commands. */
    Map<String, Said> derive(Descriptor descriptor, Redactor redactor) {
        for (Entry<Value<Template>> entry : descriptor.values()) {
            boolean secret = descriptor.secretValues().contains(entry.name());
            if (entry.kind() instanceof Value.Words<Template> list) {
                words(entry.name(), list);
            } else if (entry.kind() instanceof Value.ConfigFile<Template> file && file.all()) {
                items(entry.name(), file, secret ? redactor : Redactor.NONE);
            } else {
                scope.value(entry.name(), secret ? secret(entry, redactor) : derive(entry.name(), entry.kind()));
            }
        }
        return derived;
    }

    private void words(String name, Value.Words<Template> list) {
        Origin all = Origin.ROOT;
        for (Template word : list.words()) {
            all = all.and(expansion.origin(word));
        }
        scope.list(name, expansion.words(list.words()), all, expansion.originOfFirst(list.words()));
    }

    /** Every occurrence of a key. It is remembered as the text that these words are split from. */
    private void items(String name, Value.ConfigFile<Template> value, Redactor redactor) {
        boolean secret = redactor != Redactor.NONE;
        if (secret) {
            host.tracer().beginsSecret("value", name);
        }
        String path = expansion.text(value.path());
        String memory = SavedValues.key(name, path);
        Optional<Said> said = isKnown(memory) ? remembered(memory) : readAll(path, value);
        Optional<List<String>> words = said.isPresent() ? Words.split(said.get().text()) : Optional.empty();
        boolean something = words.isPresent() && !words.get().isEmpty();
        Said ruling = something ? said.get() : byDefault(value.defaultValue());
        derived.put(something ? memory : SavedValues.absence(memory), ruling);
        List<String> items = something ? words.get() : ruling.text().isEmpty() ? List.of() : List.of(ruling.text());
        for (String item : items) {
            expansion.origins().add(item, ruling.origin());
            if (secret) {
                redactor.learn(item);
            }
        }
        if (secret) {
            host.tracer().ends("known");
        }
        scope.list(name, items, ruling.origin(), ruling.origin());
    }

    /** What is looked at for it is not told: until it is known, nobody can take it out of what is told. */
    private Said secret(Entry<Value<Template>> entry, Redactor redactor) {
        host.tracer().beginsSecret("value", entry.name());
        Said value = derive(entry.name(), entry.kind());
        if (entry.kind() instanceof Value.Text<Template> || entry.kind() instanceof Value.Join<Template>) {
            redactor.learnWhole(value.text());
        } else {
            redactor.learn(value.text());
        }
        host.tracer().ends("known");
        return value;
    }

    /** Whether nothing that was remembered counts: this call decides whether all is well. */
    boolean derivesAnew() {
        return anew;
    }

    /** What was left out of configuration files that values came from. */
    Failure fault() {
        return configuration.fault();
    }

    private Said derive(String name, Value<Template> value) {
        return value.match(new Value.Cases<Template, Said>() {
            @Override
            public Said configFile(Value.ConfigFile<Template> it) {
                return fromConfigFile(name, it);
            }

            @Override
            public Said firstExisting(Value.FirstExisting<Template> it) {
                return anyOf(it);
            }

            @Override
            public Said text(Value.Text<Template> it) {
                String text = expansion.text(it.text());
                return text.isEmpty() ? byDefault(it.defaultValue()) : new Said(text, expansion.origin(it.text()));
            }

            @Override
            public Said command(Value.Command<Template> it) {
                return fromCommand(name, it);
            }

            @Override
            public Said words(Value.Words<Template> it) {
                throw new IllegalArgumentException("a list is no text");
            }

            @Override
            public Said join(Value.Join<Template> it) {
                String text = String.join(expansion.text(it.separator()), expansion.words(it.words()));
                return text.isEmpty() ? byDefault(it.defaultValue()) : new Said(text, originOf(it));
            }
        });
    }

    private Origin originOf(Value.Join<Template> value) {
        Origin origin = expansion.origin(value.separator());
        for (Template word : value.words()) {
            origin = origin.and(expansion.origin(word));
        }
        return origin;
    }

    private Said byDefault(Optional<Template> defaultValue) {
        return new Said(expansion.text(defaultValue).orElse(""), expansion.origin(defaultValue));
    }

    /** As what a file says, what a command says at the start holds until the stop; so it seldom has to be asked. */
    private Said fromCommand(String name, Value.Command<Template> value) {
        Run<String> run = expansion.command("run", value.run());
        String memory = SavedValues.commandKey(name, run.argv());
        Optional<Said> said = isKnown(memory) ? remembered(memory) : CommandOutput.of(host, run);
        return remember(memory, said, value.defaultValue());
    }

    private Said fromConfigFile(String name, Value.ConfigFile<Template> value) {
        String path = expansion.text(value.path());
        String memory = SavedValues.key(name, path);
        Optional<Said> said = isKnown(memory) ? remembered(memory) : read(path, value);
        return remember(memory, said, value.defaultValue());
    }

    /** As good as whoever could have written the file, and as whoever could have said which file that is. */
    private Optional<Said> read(String path, Value.ConfigFile<Template> value) {
        Optional<String> text = configuration.find(path, value.format(), value.section(), value.key());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Origin origin = configuration.writers(path, value.format()).and(expansion.origin(value.path()));
        return Optional.of(new Said(text.get(), origin.from(path)));
    }

    private Optional<Said> readAll(String path, Value.ConfigFile<Template> value) {
        List<String> items = configuration.findAll(path, value.format(), value.section(), value.key());
        if (items.isEmpty()) {
            return Optional.empty();
        }
        Origin origin = configuration.writers(path, value.format()).and(expansion.origin(value.path()));
        return Optional.of(new Said(Words.joined(items), origin.from(path)));
    }

    private boolean isKnown(String memory) {
        return known.containsKey(memory) || known.containsKey(SavedValues.absence(memory));
    }

    private Optional<Said> remembered(String memory) {
        return Optional.ofNullable(known.get(memory));
    }

    private Said remember(String memory, Optional<Said> said, Optional<Template> defaultValue) {
        boolean something = said.isPresent() && !said.get().text().isEmpty();
        Said value = something ? said.get() : byDefault(defaultValue);
        derived.put(something ? memory : SavedValues.absence(memory), value);
        return value;
    }

    private Said anyOf(Value.FirstExisting<Template> value) {
        for (String path : expansion.words(value.paths())) {
            if (!path.isEmpty() && files.kind(path) != FileView.Kind.MISSING) {
                return new Said(path, expansion.origins().of(path));
            }
        }
        return byDefault(value.defaultValue());
    }
}
