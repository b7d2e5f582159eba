package org.oscine.yaml;

import org.oscine.document.Node.ScalarType;

/**
 * What a plain scalar is taken for: the core schema of YAML 1.2.2 (section 10.3.2), with the numbers of the JSON
 * schema (10.2): {@code yes}, {@code 010} and {@code 1:30} are texts.
 */
final class ScalarTypes {
    private ScalarTypes() {}

    static ScalarType of(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> ScalarType.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> ScalarType.BOOLEAN;
            default -> numberOrText(text);
        };
    }

    private static ScalarType numberOrText(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int end = digits(text, start);
        boolean leadingZero = end > start + 1 && text.charAt(start) == '0';
        if (end == start || leadingZero) {
            return ScalarType.TEXT;
        }
        return end == text.length() ? ScalarType.INTEGER : floatOrText(text, end);
    }

    private static ScalarType floatOrText(String text, int integerEnd) {
        int end = integerEnd;
        if (text.charAt(end) == '.') {
            end = digits(text, end + 1);
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int sign = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0 ? 1 : 0;
            int exponent = end + 1 + sign;
            end = digits(text, exponent);
            if (end == exponent) {
                return ScalarType.TEXT;
            }
        }
        return end == text.length() ? ScalarType.FLOAT : ScalarType.TEXT;
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
