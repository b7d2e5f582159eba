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
import org.oscine.parameter.config.ConfigFile;

/**
 * Derives the values of a descriptor. What a configuration file said when the service was started holds until it
 * has been stopped: the file may be changed, or be gone, while the service still runs with what it said then.
 */
final class DerivedValues {
    private final Scope scope;
    private final Expansion expansion;
    private final HostView host;
    private final FileView files;
    private final ConfigFile configuration;
    private final boolean anew;
    private final Map<String, String> known;
    private final Map<String, String> derived = new LinkedHashMap<>();

    DerivedValues(Scope scope, Expansion expansion, Call call, HostView host) {
        this.scope = scope;
        this.expansion = expansion;
        this.host = host;
        this.files = host.files();
        this.configuration = new ConfigFile(files);
        this.anew = derivesAnew(call.action());
        this.known = anew ? Map.of() : Remembered.read(files, call.stateDirectory());
    }

    private static boolean derivesAnew(ActionName action) {
        return action == ActionName.START || action == ActionName.VALIDATE_ALL;
    }

    /** Puts all values into the scope, and returns those that came from configuration files and commands. */
    Map<String, String> derive(Descriptor descriptor, Redactor redactor) {
        for (Entry<Value<Template>> entry : descriptor.values()) {
            boolean secret = descriptor.secretValues().contains(entry.name());
            scope.text(entry.name(), secret ? secret(entry, redactor) : derive(entry.name(), entry.kind()));
        }
        return derived;
    }

    /** What is looked at for it is not told: until it is known, nobody can take it out of what is told. */
    private String secret(Entry<Value<Template>> entry, Redactor redactor) {
        host.beginsSecret("value", entry.name());
        String value = derive(entry.name(), entry.kind());
        if (entry.kind() instanceof Value.Text<Template>) {
            redactor.learnWhole(value);
        } else {
            redactor.learn(value);
        }
        host.ends("known");
        return value;
    }

    /** Whether nothing that was remembered counts: this call decides whether all is well. */
    boolean derivesAnew() {
        return anew;
    }

    /** What was left out of configuration files that values came from; empty: nothing. */
    String fault() {
        return configuration.fault();
    }

    private String derive(String name, Value<Template> value) {
        return value.match(new Value.Cases<Template, String>() {
            @Override
            public String configFile(Value.ConfigFile<Template> it) {
                return fromConfigFile(name, it);
            }

            @Override
            public String firstExisting(Value.FirstExisting<Template> it) {
                return anyOf(it);
            }

            @Override
            public String text(Value.Text<Template> it) {
                return textOr(expansion.text(it.text()), it.defaultValue());
            }

            @Override
            public String command(Value.Command<Template> it) {
                return fromCommand(name, it);
            }
        });
    }

    private String textOr(String text, Optional<Template> defaultValue) {
        return text.isEmpty() ? expansion.text(defaultValue).orElse("") : text;
    }

    /** As what a file says, what a command says at the start holds until the stop; so it seldom has to be asked. */
    private String fromCommand(String name, Value.Command<Template> value) {
        Run<String> run = expansion.run(value.run());
        String memory = Remembered.commandKey(name, run.argv());
        Optional<String> said = isKnown(memory) ? remembered(memory) : CommandOutput.of(host, run);
        return remember(memory, said, value.defaultValue());
    }

    private String fromConfigFile(String name, Value.ConfigFile<Template> value) {
        String path = expansion.text(value.path());
        String memory = Remembered.key(name, path);
        Optional<String> said = isKnown(memory)
                ? remembered(memory)
                : configuration.find(path, value.format(), value.section(), value.key());
        return remember(memory, said, value.defaultValue());
    }

    private boolean isKnown(String memory) {
        return known.containsKey(memory) || known.containsKey(Remembered.absence(memory));
    }

    private Optional<String> remembered(String memory) {
        return Optional.ofNullable(known.get(memory));
    }

    private String remember(String memory, Optional<String> said, Optional<Template> defaultValue) {
        boolean something = said.isPresent() && !said.get().isEmpty();
        String value = something ? said.get() : expansion.text(defaultValue).orElse("");
        derived.put(something ? memory : Remembered.absence(memory), value);
        return value;
    }

    private String anyOf(Value.FirstExisting<Template> value) {
        for (String path : expansion.words(value.paths())) {
            if (!path.isEmpty() && files.kind(path) != FileView.Kind.MISSING) {
                return path;
            }
        }
        return expansion.text(value.defaultValue()).orElse("");
    }
}
