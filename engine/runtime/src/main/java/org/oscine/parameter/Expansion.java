package org.oscine.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Parts;
import org.oscine.descriptor.Role;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.Template;
import org.oscine.trust.Origin;

/** Turns what an author wrote into what is run: every template becomes its text. */
final class Expansion implements Parts<Template, String> {
    private final Variables scope;
    private final Origins origins = new Origins();
    private final Template.Part.Cases<String> textOf = new Template.Part.Cases<>() {
        @Override
        public String literal(Template.Part.Literal it) {
            return it.text();
        }

        @Override
        public String reference(Template.Part.Reference it) {
            return scope.textOf(it.name());
        }
    };

    private final Template.Cases<Origin> firstOf = new Template.Cases<>() {
        @Override
        public Origin text(Template.Text it) {
            return scope.wordsOf(it.onlyReference()) == null ? origin(it) : scope.originOfFirst(it.onlyReference());
        }

        @Override
        public Origin choice(Template.Choice it) {
            return originOfFirst(scope.holds(it.condition()) ? it.then() : it.otherwise());
        }

        @Override
        public Origin each(Template.Each it) {
            return origin(it);
        }
    };

    Expansion(Variables scope) {
        this.scope = scope;
    }

    /** Who could have said the texts so far, those that root alone could have said left out. */
    Origins origins() {
        return origins;
    }

    /** Who could have said a text. */
    Origin origin(Template template) {
        return scope.isRootsWord() ? Origin.ROOT : template.match(new Template.Cases<Origin>() {
            @Override
            public Origin text(Template.Text it) {
                Origin origin = Origin.ROOT;
                for (Template.Part part : it.parts()) {
                    if (part instanceof Template.Part.Reference reference) {
                        origin = origin.and(scope.originOf(reference.name()));
                    }
                }
                return origin;
            }

            @Override
            public Origin choice(Template.Choice it) {
                Origin origin = Origin.ROOT;
                for (Template word : scope.holds(it.condition()) ? it.then() : it.otherwise()) {
                    origin = origin.and(origin(word));
                }
                return origin;
            }

            @Override
            public Origin each(Template.Each it) {
                Origin origin = scope.originOf(it.list());
                for (Template word : it.words().then()) {
                    origin = origin.and(origin(word));
                }
                for (Template word : it.words().otherwise()) {
                    origin = origin.and(origin(word));
                }
                return origin;
            }
        });
    }

    /** Who could have said the first word that the templates become: the program, where they are a command. */
    Origin originOfFirst(List<Template> templates) {
        if (scope.isRootsWord()) {
            return Origin.ROOT;
        }
        for (Template template : templates) {
            if (!words(template).isEmpty()) {
                return template.match(firstOf);
            }
        }
        return Origin.ROOT;
    }

    Origin origin(Optional<Template> template) {
        return template.isPresent() ? origin(template.get()) : Origin.ROOT;
    }

    String text(Template template) {
        return template.match(new Template.Cases<String>() {
            @Override
            public String text(Template.Text it) {
                return joined(it);
            }

            @Override
            public String choice(Template.Choice it) {
                return String.join(" ", words(List.of(it)));
            }

            @Override
            public String each(Template.Each it) {
                return String.join(" ", words(List.of(it)));
            }
        });
    }

    Optional<String> text(Optional<Template> template) {
        return template.isPresent() ? Optional.of(text(template.get())) : Optional.empty();
    }

    List<String> words(List<Template> templates) {
        List<String> words = new ArrayList<>();
        for (Template template : templates) {
            words.addAll(words(template));
        }
        return words;
    }

    private List<String> words(Template template) {
        return template.match(new Template.Cases<List<String>>() {
            @Override
            public List<String> text(Template.Text it) {
                List<String> split = scope.wordsOf(it.onlyReference());
                return split == null ? List.of(joined(it)) : split;
            }

            @Override
            public List<String> choice(Template.Choice it) {
                return words(scope.holds(it.condition()) ? it.then() : it.otherwise());
            }

            @Override
            public List<String> each(Template.Each it) {
                List<String> words = new ArrayList<>();
                for (String item : scope.itemsOf(it.list())) {
                    scope.begin(it.list(), item);
                    words.addAll(words(it.words()));
                    scope.end();
                }
                return words;
            }
        });
    }

    private String joined(Template.Text text) {
        StringBuilder joined = new StringBuilder();
        for (Template.Part part : text.parts()) {
            joined.append(part.match(textOf));
        }
        Origin origin = origin(text);
        if (!origin.isRoot()) {
            origins.add(joined.toString(), origin);
        }
        return joined.toString();
    }

    @Override
    public String text(String key, Role role, Template text) {
        return text(text);
    }

    @Override
    public Optional<String> text(String key, Role role, Optional<Template> text) {
        return text(text);
    }

    @Override
    public Optional<String> unlessEmpty(String key, Role role, Optional<Template> template) {
        Optional<String> text = text(template);
        return text.isPresent() && text.get().isEmpty() ? Optional.empty() : text;
    }

    @Override
    public Optional<String> item(String key, int index, String inner, Role role, Optional<Template> text) {
        return text(text);
    }

    @Override
    public List<String> words(String key, Role role, List<Template> words) {
        return words(words);
    }

    @Override
    public List<String> argv(String key, List<Template> argv) {
        return words(argv);
    }

    @Override
    public Map<String, String> named(String key, Role role, Map<String, Template> templates) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Template> entry : templates.entrySet()) {
            texts.put(entry.getKey(), text(entry.getValue()));
        }
        return texts;
    }

    @Override
    public Map<String, String> namedUnlessEmpty(String key, Role role, Map<String, Template> templates) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Template> entry : templates.entrySet()) {
            String text = text(entry.getValue());
            if (!text.isEmpty()) {
                texts.put(entry.getKey(), text);
            }
        }
        return texts;
    }

    @Override
    public Run<String> command(String key, Run<Template> run) {
        Run<String> filled = run.map(key, this);
        return scope.isRootsWord() ? filled : filled.from(sources(run));
    }

    private Run.Sources sources(Run<Template> run) {
        Run.Surroundings<Template> in = run.surroundings();
        Origin environmentFrom = Origin.ROOT;
        for (Template word : in.environmentFrom()) {
            environmentFrom = environmentFrom.and(origin(word));
        }
        return new Run.Sources(originOfFirst(run.argv()).and(origin(in.workingDirectory())),
                origin(in.user()).and(origin(in.group())), origin(in.environmentFile()), environmentFrom);
    }
}
