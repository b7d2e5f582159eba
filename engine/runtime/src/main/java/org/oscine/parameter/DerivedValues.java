package org.oscine.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Parameter;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.Template;
import org.oscine.descriptor.Value;
import org.oscine.host.FileView;
import org.oscine.host.HostView;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Failure;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
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
    /** What every node would find, and what another one may not. */
    private final List<Result> everywhere = new ArrayList<>(0);
    private final List<Result> here = new ArrayList<>(0);
    private Descriptor descriptor;

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
    Map<String, Said> derive(Descriptor it, Redactor redactor) {
        descriptor = it;
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
        boolean read = entry.kind() instanceof Value.ConfigFile<Template> || entry.kind() instanceof Value.Command<Template>
                || entry.kind() instanceof Value.FirstExisting<Template>;
        if (read) {
            redactor.learn(value.text());
        } else {
            redactor.learnWhole(value.text());
        }
        host.tracer().ends("known");
        return value;
    }

    /**
     * What is wrong with the values. Of what the node itself says, only a call that decides whether all is well tells: what
     * was remembered does not count then.
     */
    List<Result> faults() {
        List<Result> faults = new ArrayList<>(everywhere);
        if (anew) {
            faults.addAll(here);
            Failure fault = configuration.fault();
            if (fault.exists()) {
                faults.add(Result.of(ReturnCode.OCF_ERR_ARGS, fault.cause()));
            }
        }
        return faults;
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
            public Said directoryOf(Value.DirectoryOf<Template> it) {
                String above = Places.above(expansion.text(it.path()));
                return above.isEmpty() ? byDefault(it.defaultValue()) : new Said(above, expansion.origin(it.path()));
            }

            @Override
            public Said text(Value.Text<Template> it) {
                String whole = expansion.text(it.text());
                String text = it.output().isPresent() ? picked(it.output().get(), whole) : whole;
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

            @Override
            public Said choose(Value.Choose<Template> it) {
                String text = expansion.text(it.choice());
                return text.isEmpty() ? byDefault(it.defaultValue()) : new Said(text, expansion.origin(it.choice()));
            }

            @Override
            public Said translation(Value.Translation<Template> it) {
                return translated(name, it);
            }
        });
    }

    private String picked(Template pattern, String text) {
        Optional<String> picked = CommandOutput.picked(expansion.text(pattern), text);
        return picked.orElse("");
    }

    /** Who could have said the text could only choose a row, which is root's word. */
    private Said translated(String name, Value.Translation<Template> value) {
        String text = expansion.text(value.text());
        Template row = value.table().get(text.equals(Value.Translation.OTHER) ? "" : text);
        row = row == null ? value.table().get(Value.Translation.OTHER) : row;
        if (row != null) {
            return new Said(expansion.text(row), expansion.origin(row));
        }
        if (value.defaultValue().isEmpty()) {
            miss(name, value, text);
        }
        return byDefault(value.defaultValue());
    }

    private void miss(String name, Value.Translation<Template> value, String text) {
        boolean secret = descriptor.secretValues().contains(name);
        String what = "value " + name + ": " + (secret ? "its text" : "'" + Words.shown(text) + "'") + " is not one of "
                + String.join(", ", value.table().keySet());
        if (isOfParameters(value.text())) {
            everywhere.add(Result.of(ReturnCode.OCF_ERR_CONFIGURED, what));
        } else {
            here.add(Result.of(ReturnCode.OCF_ERR_ARGS, what));
        }
    }

    /** Whether the text is the same on every node. */
    private boolean isOfParameters(Template text) {
        for (String name : text.references()) {
            boolean parameter = false;
            for (Parameter it : descriptor.parameters()) {
                parameter |= it.name().equals(name);
            }
            if (!parameter) {
                return false;
            }
        }
        return true;
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
            if (!path.isEmpty() && Places.counts(files.kind(path), value.only())) {
                return new Said(path, expansion.origins().of(path));
            }
        }
        return byDefault(value.defaultValue());
    }
}
