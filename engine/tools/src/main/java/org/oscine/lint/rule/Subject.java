package org.oscine.lint.rule;

import java.util.List;
import org.oscine.descriptor.Descriptor;
import org.oscine.document.Document;

/** A descriptor as the rules see it: the model, the file with its places, and what several rules ask of them. */
public final class Subject {
    private final Descriptor descriptor;
    private final Document document;
    private final Spans spans;
    private final Walk walk;
    private final Names names;
    private final Mentions mentions;
    private final List<Allow> allows;

    /** @param descriptor what was read of the document, without an error */
    Subject(Descriptor descriptor, Document document, List<Allow> allows) {
        this.allows = List.copyOf(allows);
        this.descriptor = descriptor;
        this.document = document;
        this.spans = new Spans(document);
        this.walk = new Walk(descriptor);
        this.names = new Names(descriptor);
        this.mentions = new Mentions(document);
    }

    Descriptor descriptor() {
        return descriptor;
    }

    /** The name of the file as the person gave it. */
    String file() {
        return document.file();
    }

    Spans spans() {
        return spans;
    }

    /** All texts with what they are meant as; not those of {@code values}. */
    List<TextUse> texts() {
        return walk.texts();
    }

    List<CommandUse> commands() {
        return walk.commands();
    }

    /** The comments that speak to lint. */
    List<Allow> allows() {
        return allows;
    }

    Names names() {
        return names;
    }

    Mentions mentions() {
        return mentions;
    }
}
