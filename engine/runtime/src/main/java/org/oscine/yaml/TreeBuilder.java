package org.oscine.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Span;
import org.oscine.document.Node;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Makes a tree of the parser's events. It works on events, not on the library's own tree, because depth and size
 * can then be bounded before anything is built, and because every key still has its place when it turns out to
 * be a duplicate.
 */
final class TreeBuilder {
    private static final int MAXIMUM_DEPTH = 50;
    private static final long MAXIMUM_NODES = 50_000;
    private static final String TAG_PREFIX = "tag:yaml.org,2002:";
    private static final String TEXT_TAG = TAG_PREFIX + "str";

    private final String file;
    private final MarkedText source;
    private final Iterator<Event> events;
    private final List<Diagnostic> diagnostics;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private long nodes;

    /** A node that aliases may name; no node yet while it is being built. */
    private record Anchored(Optional<Node> node, long size) {}

    TreeBuilder(String file, MarkedText source, Iterator<Event> events, List<Diagnostic> diagnostics) {
        this.file = file;
        this.source = source;
        this.events = events;
        this.diagnostics = diagnostics;
    }

    /** The root of the only document; absent for a file without any. */
    Optional<Node> build() {
        events.next(); // the beginning of the stream
        if (events.next().getEventId() == ID.StreamEnd) {
            return Optional.empty();
        }
        Node root = node(events.next(), 0);
        events.next(); // the end of the document
        Event next = events.next();
        if (next.getEventId() == ID.DocumentStart) {
            report("several-documents", span(next), "a second document begins here", "a file holds one descriptor");
        }
        return Optional.of(root);
    }

    private Node node(Event event, int depth) {
        if (depth > MAXIMUM_DEPTH) {
            throw new Unreadable("too-deep", span(event), "more than " + MAXIMUM_DEPTH + " levels of nesting",
                    "no part of a descriptor is nested that deeply");
        }
        count(1, event);
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        NodeEvent begun = (NodeEvent) event;
        long before = nodes;
        if (begun.getAnchor().isPresent()) {
            anchors.put(begun.getAnchor().get(), new Anchored(Optional.empty(), 0));
        }
        Node node = unaliased(begun, depth);
        if (begun.getAnchor().isPresent()) {
            anchors.put(begun.getAnchor().get(), new Anchored(Optional.of(node), nodes - before));
        }
        return node;
    }

    private Node unaliased(NodeEvent event, int depth) {
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        checkTag(((CollectionStartEvent) event).getTag(), event);
        return event.getEventId() == ID.SequenceStart ? sequence(event, depth) : mapping(event, depth);
    }

    private void count(long more, Event event) {
        nodes += more;
        if (nodes > MAXIMUM_NODES) {
            throw new Unreadable("too-large", span(event), "this is too large once all aliases are expanded",
                    "no descriptor needs so many entries");
        }
    }

    private Node aliased(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw new Unreadable("unknown-alias", span(alias), "no anchor '" + alias.getAlias() + "' is defined above",
                    "quote a string that begins with '*'");
        }
        if (anchored.node().isEmpty()) {
            throw new Unreadable("recursive-alias", span(alias), "'*" + alias.getAlias() + "' contains itself",
                    "an alias cannot be inside the value that its anchor marks");
        }
        count(anchored.size(), alias);
        return anchored.node().get();
    }

    private Node.Scalar scalar(ScalarEvent event) {
        checkTag(event.getTag(), event);
        if (hasHalfOfACharacter(event.getValue())) {
            report("not-text", span(event), "half of a surrogate pair, which is not a character",
                    "write the whole character, or \\U and its number");
        }
        boolean plain = event.isPlain() && event.getTag().isEmpty();
        Node.ScalarType type = plain ? ScalarTypes.of(event.getValue()) : Node.ScalarType.TEXT;
        return new Node.Scalar(event.getValue(), type, span(event));
    }

    /** Such a text could not be stored: UTF-8 has no bytes for it. */
    private static boolean hasHalfOfACharacter(String text) {
        int character;
        for (int i = 0; i < text.length(); i += Character.charCount(character)) {
            character = text.codePointAt(i);
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                return true;
            }
        }
        return false;
    }

    private void checkTag(Optional<String> tag, Event event) {
        if (tag.isPresent() && !tag.get().equals("!") && !tag.get().equals(TEXT_TAG)) {
            report("tag", span(event), "descriptors do not use the tag " + tag.get().replace(TAG_PREFIX, "!!"),
                    "drop it, or quote a string that begins with '!'");
        }
    }

    private Node sequence(Event start, int depth) {
        List<Node> items = new ArrayList<>();
        Event event = events.next();
        while (event.getEventId() != ID.SequenceEnd) {
            items.add(node(event, depth + 1));
            event = events.next();
        }
        return new Node.Sequence(items, whole(start, event, items.isEmpty() ? null : items.getLast().span()));
    }

    private Node mapping(Event start, int depth) {
        List<Node.Entry> entries = new ArrayList<>();
        Event event = events.next();
        while (event.getEventId() != ID.MappingEnd) {
            Optional<Node.Scalar> key = key(event, depth);
            Node value = node(events.next(), depth + 1);
            if (key.isPresent() && isNew(key.get(), entries)) {
                entries.add(new Node.Entry(key.get(), value));
            }
            event = events.next();
        }
        Span last = entries.isEmpty() ? null : entries.getLast().value().span();
        return new Node.Mapping(entries, whole(start, event, last));
    }

    private Optional<Node.Scalar> key(Event event, int depth) {
        Span span = span(event);
        if (event.getEventId() == ID.MappingStart && source.before(span.line(), span.column()).endsWith("{")) {
            throw SyntaxErrors.doubleBraces(
                    new Span(span.line(), span.column() - 1, span.line(), span.column() + 1));
        }
        if (node(event, depth + 1) instanceof Node.Scalar scalar) {
            return Optional.of(scalar);
        }
        report("bad-key", span, "a key must be a string", "drop the brackets or braces, or quote the key");
        return Optional.empty();
    }

    private boolean isNew(Node.Scalar key, List<Node.Entry> entries) {
        for (Node.Entry entry : entries) {
            if (entry.key().text().equals(key.text())) {
                report("duplicate-key", key.span(), "duplicate key '" + key.text() + "'",
                        "the first one is on line " + entry.key().span().line());
                return false;
            }
        }
        return true;
    }

    private void report(String rule, Span span, String summary, String help) {
        diagnostics.add(Diagnostic.error(rule, file, span, summary, help));
    }

    /** A block ends with its last child; the parser's own mark would be where the next thing begins. */
    private static Span whole(Event start, Event end, Span lastChild) {
        Span first = span(start);
        if (((CollectionStartEvent) start).isFlow()) {
            Span last = span(end);
            return new Span(first.line(), first.column(), last.endLine(), last.endColumn());
        }
        return lastChild == null
                ? first
                : new Span(first.line(), first.column(), lastChild.endLine(), lastChild.endColumn());
    }

    private static Span span(Event event) {
        Mark start = event.getStartMark().orElseThrow();
        Mark end = event.getEndMark().orElseThrow();
        return new Span(start.getLine() + 1, start.getColumn() + 1, end.getLine() + 1, end.getColumn() + 1);
    }
}
