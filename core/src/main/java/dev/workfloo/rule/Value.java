package dev.workfloo.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * An immutable value, as the DMN standard (1.5, §10.3.2) knows them.
 *
 * <p>The types that JSON has too make a plain tree: documents and requests come in as such trees, so that the core needs
 * no JSON library.
 */
@ValueObject
public sealed interface Value extends Convertible {

    Value NULL = new Null();

    /**
     * The value of something of Java's.
     *
     * <ul>
     *   <li>{@code null} and an empty {@code Optional}: null
     *   <li>strings, characters, constants of enums by their name, {@code UUID}: a text
     *   <li>numbers of all types: a number, exactly as it is printed ({@code 0.1} is a tenth)
     *   <li>{@code LocalDate}: a date; {@code Instant} (in UTC), {@code OffsetDateTime}, {@code ZonedDateTime}: a date and time
     *   <li>{@code Duration}, and a {@code Period} without days: the two durations
     *   <li>{@code Iterable} and arrays: a list
     *   <li>{@code Map} with texts or an enum for keys, and records by their components: a context
     * </ul>
     *
     * @throws UnfitValue if it, or something in it, is none of these; its message names the member and says what to give
     *     instead
     */
    static Value of(@Nullable Object plain) {
        return PlainValues.of(plain);
    }

    /** Whether nothing was given: null, blank text and the empty list. */
    default boolean isAbsent() {
        return false;
    }

    /** What kind of value it is, in words for messages that must not tell which: "a number". */
    String noun();

    record Null() implements Value {
        @Override
        public String noun() {
            return "null";
        }

        @Override
        public boolean isAbsent() {
            return true;
        }
    }

    /** A text. What is large may be kept elsewhere: then it is read when somebody looks at it, and not before. */
    final class Text implements Value {

        private final @Nullable String given;
        private final @Nullable KeptText kept;

        /** What was read of it; each thread that sees nothing here yet reads the same. */
        private @Nullable String read;

        public Text(String text) {
            this.given = text;
            this.kept = null;
        }

        public Text(KeptText kept) {
            this.given = null;
            this.kept = kept;
        }

        /** The text itself; what is kept elsewhere is read the first time. */
        public String text() {
            String known = given == null ? read : given;
            if (known == null) {
                known = Objects.requireNonNull(kept).read();
                read = known;
            }
            return known;
        }

        /** At least so many of its first characters, where it has as many. */
        public String beginning(int characters) {
            return kept == null || read != null ? text() : kept.beginning(characters);
        }

        /** Hands over all of it, piece by piece. */
        public void forEachPiece(Consumer<String> take) {
            if (kept == null || read != null) take.accept(text());
            else kept.forEachPiece(take);
        }

        /** Empty when it is not kept elsewhere. */
        public Optional<KeptText> kept() {
            return Optional.ofNullable(kept);
        }

        @Override
        public boolean isAbsent() {
            return (kept == null || !kept.isTaken()) && text().isBlank();
        }

        /** Whether it holds neither NUL nor half of a surrogate pair, which databases, PDF and other services refuse. */
        public boolean isPortable() {
            return PortableText.is(text());
        }

        @Override
        public String noun() {
            return "a text";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (!(other instanceof Text that)) return false;
            return kept != null && that.kept != null ? kept.equals(that.kept) : text().equals(that.text());
        }

        @Override
        public int hashCode() {
            return text().hashCode();
        }

        @Override
        public String toString() {
            return "Text[text=" + (kept == null ? given : kept) + "]";
        }
    }

    /** A decimal; trailing zeros are dropped, so that equal numbers are equal values. */
    record Num(BigDecimal number) implements Value {

        private static final int DIGITS = 34;
        private static final int EXPONENT = 6144;

        public Num {
            number = TrailingZeros.dropped(number);
        }

        /** The number as an int; empty when it is none. */
        public Optional<Integer> asInt() {
            boolean fits = number.scale() <= 0 && (long) number.precision() - number.scale() <= 9;
            return fits ? Optional.of(number.intValueExact()) : Optional.empty();
        }

        /**
         * The index, from 0, of the element that has this position in something of a length; empty when there is none. Positions
         * count from 1 at the front, and from -1 at the back (DMN 1.5, §10.3.2.5).
         */
        public Optional<Integer> indexIn(int length) {
            Optional<Integer> position = asInt();
            if (position.isEmpty() || position.get() == 0 || Math.abs((long) position.get()) > length)
                return Optional.empty();
            return Optional.of(position.get() > 0 ? position.get() - 1 : length + position.get());
        }

        /** Without an exponent, as people write it. */
        @Override
        public String toString() {
            return "Num[number=" + (isWritable() ? number.toPlainString() : number) + "]";
        }

        @Override
        public String noun() {
            return "a number";
        }

        /**
         * Whether documents and answers may hold it: 34 digits, from 1E-6145 to below 1E+6144, which all are numbers of the standard
         * (decimal128 of IEEE 754-2008; DMN 1.5, §10.3.2.3.1).
         */
        public boolean isWritable() {
            long exponent = (long) number.precision() - number.scale();
            return number.precision() <= DIGITS && exponent <= EXPONENT && exponent >= -EXPONENT;
        }
    }

    record Bool(boolean truth) implements Value {
        @Override
        public String noun() {
            return "a boolean";
        }
    }

    record Date(LocalDate date) implements Value {
        @Override
        public String noun() {
            return "a date";
        }
    }

    /**
     * A moment, seen in a zone or at an offset; date-times without either are not in the subset. A zone that Java makes up
     * of an offset, such as {@code UTC-6}, is that offset: no text names it so that others know it.
     */
    record DateTime(ZonedDateTime moment) implements Value {

        private static final Pattern MADE_UP = Pattern.compile("(UTC|GMT|UT)[+-].*");

        public DateTime {
            boolean isMadeUp = MADE_UP.matcher(moment.getZone().getId()).matches();
            if (isMadeUp) moment = moment.withFixedOffsetZone();
        }

        @Override
        public String noun() {
            return "a date and time";
        }
    }

    /** The standard's <i>days and time duration</i>. */
    record Days(Duration length) implements Value {
        @Override
        public String noun() {
            return "a days and time duration";
        }
    }

    /** The standard's <i>years and months duration</i>, in months. */
    record Months(long months) implements Value {
        @Override
        public String noun() {
            return "a years and months duration";
        }
    }

    record Sequence(List<Value> items) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public List<@Nullable Object> toPlain() {
            return PlainJava.list(items);
        }

        @Override
        public boolean isAbsent() {
            return items.isEmpty();
        }

        @Override
        public String noun() {
            return "a list";
        }
    }

    /** Named values in the order in which they were given. */
    record Context(Map<String, Value> members) implements Value {

        public static final Context EMPTY = new Context(Map.of());

        public Context {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The context of a map, as {@link Value#of} makes it. */
        public static Context of(Map<?, ?> plain) {
            return PlainValues.context(plain);
        }

        @Override
        public Map<String, @Nullable Object> toPlain() {
            return PlainJava.map(members);
        }

        /** The member, or null (the value) when there is none. */
        public Value get(String name) {
            return members.getOrDefault(name, NULL);
        }

        @Override
        public String noun() {
            return "a context";
        }
    }
}
