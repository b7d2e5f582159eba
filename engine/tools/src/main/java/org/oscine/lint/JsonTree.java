package org.oscine.lint;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.diagnostic.Span;
import org.oscine.document.Document;
import org.oscine.document.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document as the validator of the schema wants it, and where in the file each part of it stands. The validator's
 * own locations know only values; a key that should not be there has its place here, too.
 *
 * @param root the whole document
 * @param places by JSON pointer
 */
record JsonTree(JsonNode root, Map<String, Place> places) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Numbers of more digits, or with an exponent, fit nothing in the language, and the validator fails of them. */
    private static final int MOST_DIGITS = 18;

    /** Where a part of a document stands: its key, unless it is the root or an item of a list, and its value. */
    record Place(Optional<Span> key, Span value) {

        /** The place to point at for what is said about the part as a whole. */
        Span name() {
            return key.orElse(value);
        }

        /** The place to point at for what is said about the value; one that is not there has none of its own. */
        Span content() {
            boolean nothing = value.line() == value.endLine() && value.column() >= value.endColumn();
            return nothing ? name() : value;
        }
    }

    static JsonTree of(Document document) {
        Map<String, Place> places = new HashMap<>();
        Span root = document.root().span();
        Span beginning = new Span(root.line(), root.column(), root.line(), root.column());
        JsonNode tree = convert(document.root(), "", places);
        places.put("", new Place(Optional.empty(), beginning));
        return new JsonTree(tree, Map.copyOf(places));
    }

    /** The place of the part under a pointer; the nearest part around it where the document has no such part. */
    Place place(String pointer) {
        Place place = places.get(pointer);
        return place != null ? place : place(pointer.substring(0, Math.max(0, pointer.lastIndexOf('/'))));
    }

    /** The pointer to a child. */
    static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static JsonNode convert(Node node, String pointer, Map<String, Place> places) {
        return switch (node) {
            case Node.Scalar scalar -> scalar(scalar);
            case Node.Sequence sequence -> list(sequence.items(), pointer, places);
            case Node.Mapping mapping -> mapping(mapping, pointer, places);
        };
    }

    private static ArrayNode list(List<Node> items, String pointer, Map<String, Place> places) {
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < items.size(); i++) {
            String at = pointer + "/" + i;
            places.put(at, new Place(Optional.empty(), items.get(i).span()));
            array.add(convert(items.get(i), at, places));
        }
        return array;
    }

    private static ObjectNode mapping(Node.Mapping mapping, String pointer, Map<String, Place> places) {
        ObjectNode object = JSON.objectNode();
        for (Node.Entry entry : mapping.entries()) {
            String at = child(pointer, entry.key().text());
            places.put(at, new Place(Optional.of(entry.key().span()), entry.value().span()));
            object.set(entry.key().text(), convert(entry.value(), at, places));
        }
        return object;
    }

    private static boolean fits(String number) {
        return number.length() <= MOST_DIGITS && number.indexOf('e') < 0 && number.indexOf('E') < 0;
    }

    private static JsonNode scalar(Node.Scalar scalar) {
        return switch (scalar.type()) {
            case TEXT -> JSON.stringNode(scalar.text());
            case BOOLEAN -> JSON.booleanNode(Boolean.parseBoolean(scalar.text()));
            case NULL -> JSON.nullNode();
            case INTEGER -> fits(scalar.text()) ? JSON.numberNode(new BigInteger(scalar.text())) : JSON.stringNode(scalar.text());
            case FLOAT -> fits(scalar.text()) ? JSON.numberNode(new BigDecimal(scalar.text())) : JSON.stringNode(scalar.text());
        };
    }
}
