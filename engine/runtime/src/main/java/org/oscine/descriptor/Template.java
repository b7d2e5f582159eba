package org.oscine.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A text of a descriptor before its values are known. Only names are inserted; nothing is ever evaluated. */
public sealed interface Template {

    /** What is to be done with each kind. */
    interface Cases<R> {
        R text(Text it);

        R choice(Choice it);

        R each(Each it);
    }

    /** What the cases make of this one. */
    <R> R match(Cases<R> cases);

    /** The names that the template mentions, in order, with repetitions. */
    List<String> references();

    /** Text with {@code ${name}} in it; {@code $$} stands for one dollar sign. */
    record Text(List<Part> parts) implements Template {
        public Text {
            parts = List.copyOf(parts);
        }

        @Override
        public List<String> references() {
            List<String> names = new ArrayList<>();
            for (Part part : parts) {
                if (part instanceof Part.Reference reference) {
                    names.add(reference.name());
                }
            }
            return names;
        }

        /** The one name, where the text is nothing but {@code ${name}}; else an empty text. */
        public String onlyReference() {
            return parts.size() == 1 && parts.getFirst() instanceof Part.Reference reference ? reference.name() : "";
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.text(this);
        }
    }

    /** In a list of arguments only: these words if the condition holds, else those. */
    record Choice(Condition condition, List<Template> then, List<Template> otherwise) implements Template {
        public Choice {
            Objects.requireNonNull(condition);
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }

        @Override
        public List<String> references() {
            List<String> names = new ArrayList<>(condition.references());
            for (Template word : then) {
                names.addAll(word.references());
            }
            for (Template word : otherwise) {
                names.addAll(word.references());
            }
            return names;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.choice(this);
        }
    }

    /** In a list of arguments only: these words once for every item of a list, which {@code ${each}} inserts. */
    record Each(String list, Choice words) implements Template {
        /** What inserts the item. */
        public static final String ITEM = "each";

        /** More items than these are not used: a list may come from outside. */
        public static final int MOST = 100;

        @Override
        public List<String> references() {
            List<String> names = new ArrayList<>();
            names.add(list);
            for (String name : words.references()) {
                if (!name.equals(ITEM)) {
                    names.add(name);
                }
            }
            return names;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.each(this);
        }
    }

    /** A piece of a text. */
    sealed interface Part {
        /** What is to be done with each kind. */
        interface Cases<R> {
            R literal(Literal it);

            R reference(Reference it);
        }

        /** What the cases make of this one. */
        <R> R match(Cases<R> cases);

        /** Characters that stand for themselves. */
        record Literal(String text) implements Part {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.literal(this);
            }
        }

        /** The value of a parameter, a derived value, or a fact of the call. */
        record Reference(String name) implements Part {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.reference(this);
            }
        }
    }

    /** A text without references. */
    static Text literal(String text) {
        return new Text(text.isEmpty() ? List.of() : List.of(new Part.Literal(text)));
    }
}
