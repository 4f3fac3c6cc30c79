package dev.workfloo.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value is in the types that Java has, and that its users have. */
public sealed interface Convertible permits Value {

    /**
     * What Java has for it: {@code null}, {@code String}, {@code BigDecimal} without an exponent, {@code Boolean},
     * {@code LocalDate}, {@code ZonedDateTime}, {@code Duration}, {@code Period}, an unmodifiable {@code List}, or an
     * unmodifiable {@code Map} in the order of the members. {@link Value#of} makes the same value of it.
     *
     * @throws UnfitValue if it holds more years than a {@code Period} can
     */
    default @Nullable Object toPlain() {
        return PlainJava.of((Value) this);
    }

    /**
     * What it is in a type of yours: in those that {@link Value#of} takes, {@code List}, {@code Set}, {@code Map} and arrays of
     * them, and in records, whose components are the members of a context by name. Members that the record does not have are
     * left out. A component may be missing or null if it is an {@code Optional}, or is annotated as {@code Nullable} by an
     * annotation that is kept at run time. Whole numbers must fit; only {@code double} and {@code float} round. Dates, moments
     * and durations may be text in the forms of ISO 8601, as JSON has them.
     *
     * @throws UnfitValue if it does not fit; its message names the member ({@code phones[2].number}), and never tells the
     *     value
     */
    @SuppressWarnings("unchecked") // Class.cast knows no primitives.
    default <T> T as(Class<T> type) {
        return (T) TypedJava.of((Value) this, JavaType.of(type));
    }

    /**
     * The items of a list, each {@link #as} a type of yours.
     *
     * @throws UnfitValue if it is no list, or an item does not fit
     */
    @SuppressWarnings("unchecked") // Each of them was made so.
    default <T> List<T> asListOf(Class<T> type) {
        return (List<T>) TypedJava.of((Value) this, new JavaType(List.class, List.of(JavaType.of(type))));
    }
}
