package dev.workfloo.rule;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes what has no parts of a value. */
final class TypedLeaves {

    private static final int MOST_CONSTANTS = 12;

    private TypedLeaves() {}

    static Object of(Value value, Class<?> wanted) {
        if (wanted == String.class || wanted == CharSequence.class) return text(value, wanted);
        if (wanted.isEnum()) return constant(text(value, wanted), wanted);
        if (wanted == boolean.class || wanted == Boolean.class) return truth(value, wanted);
        if (wanted == char.class || wanted == Character.class) return character(text(value, wanted));
        if (wanted == UUID.class) return uuid(text(value, wanted));
        if (TypedNumbers.isNumber(wanted)) {
            if (value instanceof Value.Num num) return TypedNumbers.of(num, wanted);
            throw unfit(value, wanted);
        }
        return TypedMoments.of(value, wanted);
    }

    static UnfitValue unfit(Value value, Class<?> wanted) {
        return new UnfitValue("is " + value.noun() + ", and " + wanted.getTypeName() + " is wanted");
    }

    private static String text(Value value, Class<?> wanted) {
        if (value instanceof Value.Text text) return text.text();
        throw unfit(value, wanted);
    }

    private static Object constant(String name, Class<?> type) {
        List<?> constants = Arrays.asList(type.getEnumConstants());
        for (Object constant : constants) {
            if (((Enum<?>) constant).name().equals(name)) return constant;
        }
        String names = constants.stream()
                .limit(MOST_CONSTANTS)
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "));
        int more = constants.size() - MOST_CONSTANTS;
        throw new UnfitValue(
                "is no constant of " + type.getName() + ": " + names + (more > 0 ? " and " + more + " more" : ""));
    }

    private static boolean truth(Value value, Class<?> wanted) {
        if (value instanceof Value.Bool bool) return bool.truth();
        throw unfit(value, wanted);
    }

    private static char character(String text) {
        if (text.length() == 1) return text.charAt(0);
        throw new UnfitValue("is not of one character: take a String");
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            // Its message repeats the text.
            throw new UnfitValue("is no UUID: take a String");
        }
    }
}
