package dev.workfloo.document;

import dev.workfloo.rule.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads trees that this software wrote itself: one that does not have the right form is a broken store, not bad input. */
public final class TreeReader {

    private TreeReader() {}

    public static String text(Value.Context object, String member) {
        return optionalText(object, member).orElseThrow(() -> broken(member));
    }

    public static Optional<String> optionalText(Value.Context object, String member) {
        return object.get(member) instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    public static int integer(Value.Context object, String member) {
        if (object.get(member) instanceof Value.Num num) return num.number().intValueExact();
        throw broken(member);
    }

    public static Optional<Integer> optionalInteger(Value.Context object, String member) {
        return object.get(member).isAbsent() ? Optional.empty() : Optional.of(integer(object, member));
    }

    public static Instant instant(Value.Context object, String member) {
        return Instant.parse(text(object, member));
    }

    /** The object under this name; an empty one when there is none. */
    public static Value.Context object(Value.Context object, String member) {
        return object.get(member) instanceof Value.Context context ? context : Value.Context.EMPTY;
    }

    /** The list under this name; an empty one when there is none. */
    public static List<Value> list(Value.Context object, String member) {
        return object.get(member) instanceof Value.Sequence sequence ? sequence.items() : List.of();
    }

    public static List<String> texts(Value.Context object, String member) {
        return list(object, member).stream()
                .map(item -> ((Value.Text) item).text())
                .toList();
    }

    public static List<Integer> integers(Value.Context object, String member) {
        return list(object, member).stream()
                .map(item -> ((Value.Num) item).number().intValueExact())
                .toList();
    }

    /** Whether the flag under this name is set; a flag that is not set is not written. */
    public static boolean flag(Value.Context object, String member) {
        return object.get(member) instanceof Value.Bool bool && bool.truth();
    }

    private static IllegalStateException broken(String member) {
        return new IllegalStateException("a stored document lacks " + member);
    }
}
