package dev.workfloo.rule;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What is known of a value before there is one. A type tells the kind of value and, where something else promises it (a
 * form's constraints do), which of them can occur at all.
 */
@ValueObject
public sealed interface Type
        permits Type.Text,
                Type.Num,
                Type.Bool,
                Type.Date,
                Type.DateTime,
                Type.Days,
                Type.Months,
                Type.Sequence,
                Type.Context,
                Type.Null,
                Type.Nothing,
                OrNull {

    Type TEXT = new Text(Set.of());
    Type NUMBER = new Num(false, Optional.empty(), Optional.empty());
    Type INTEGER = new Num(true, Optional.empty(), Optional.empty());
    Type BOOLEAN = new Bool();
    Type DATE = new Date();
    Type DATE_TIME = new DateTime();
    Type DAYS = new Days();
    Type MONTHS = new Months();
    Type NULL = new Null();
    Type NOTHING = new Nothing();

    /** Whether a value of the other type can stand wherever one of this type is expected. */
    default boolean accepts(Type other) {
        return other instanceof Nothing || other.getClass() == getClass();
    }

    /** Whether the value is of this type. */
    boolean includes(Value value);

    default boolean isNullable() {
        return false;
    }

    /** This type without null. */
    default Type present() {
        return this;
    }

    /** This type, and null. */
    default Type orNull() {
        return isNullable() ? this : new OrNull(this);
    }

    /** Whether it is a date, or a date and time. */
    default boolean isMoment() {
        return this instanceof Date || this instanceof DateTime;
    }

    default boolean isDuration() {
        return this instanceof Days || this instanceof Months;
    }

    /** Whether of two such values one comes first; null aside. */
    default boolean isOrdered() {
        Type present = present();
        return !(present instanceof Bool || present instanceof Sequence || present instanceof Context);
    }

    /** The narrowest type that both are of; empty when nothing but an accident has both. */
    static Optional<Type> join(Type one, Type other) {
        return TypeJoin.join(one, other);
    }

    /**
     * Text.
     *
     * @param options the only texts that can occur; empty when any can
     */
    record Text(Set<String> options) implements Type {
        public Text {
            options = Collections.unmodifiableSet(new LinkedHashSet<>(options));
        }

        @Override
        public boolean accepts(Type other) {
            return other instanceof Nothing
                    || other instanceof Text text
                            && (options.isEmpty() || !text.options.isEmpty() && options.containsAll(text.options));
        }

        @Override
        public boolean includes(Value value) {
            return value instanceof Value.Text text && (options.isEmpty() || options.contains(text.text()));
        }

        @Override
        public String toString() {
            return "text";
        }
    }

    /**
     * A decimal number.
     *
     * @param whole whether only integers occur
     * @param least the smallest that can occur
     * @param most the greatest that can occur
     */
    record Num(boolean whole, Optional<BigDecimal> least, Optional<BigDecimal> most) implements Type {

        @Override
        public boolean accepts(Type other) {
            return other instanceof Nothing || other instanceof Num num && NumberTypes.accepts(this, num);
        }

        @Override
        public boolean includes(Value value) {
            return value instanceof Value.Num num && NumberTypes.includes(this, num.number());
        }

        @Override
        public String toString() {
            return whole ? "integer" : "number";
        }
    }

    record Bool() implements Type {
        @Override
        public boolean includes(Value value) {
            return value instanceof Value.Bool;
        }

        @Override
        public String toString() {
            return "boolean";
        }
    }

    record Date() implements Type {
        @Override
        public boolean includes(Value value) {
            return value instanceof Value.Date;
        }

        @Override
        public String toString() {
            return "date";
        }
    }

    record DateTime() implements Type {
        @Override
        public boolean includes(Value value) {
            return value instanceof Value.DateTime;
        }

        @Override
        public String toString() {
            return "date and time";
        }
    }

    record Days() implements Type {
        @Override
        public boolean includes(Value value) {
            return value instanceof Value.Days;
        }

        @Override
        public String toString() {
            return "days and time duration";
        }
    }

    record Months() implements Type {
        @Override
        public boolean includes(Value value) {
            return value instanceof Value.Months;
        }

        @Override
        public String toString() {
            return "years and months duration";
        }
    }

    /** A list whose elements are of one type. */
    record Sequence(Type element) implements Type {
        @Override
        public boolean accepts(Type other) {
            return other instanceof Nothing || other instanceof Sequence list && element.accepts(list.element);
        }

        @Override
        public boolean includes(Value value) {
            return value instanceof Value.Sequence list && list.items().stream().allMatch(element::includes);
        }

        @Override
        public String toString() {
            return "list of " + element;
        }
    }

    /**
     * Named members; a member that may be missing is one that may be null. There are no other members, for a member that
     * nothing is known of could be mistaken for a name outside of it.
     */
    record Context(Map<String, Type> members) implements Type {
        public Context {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        public Optional<Type> member(String name) {
            return Optional.ofNullable(members.get(name));
        }

        @Override
        public boolean accepts(Type other) {
            if (other instanceof Nothing) return true;
            return other instanceof Context context
                    && namesWith(context.members).allMatch(name -> typeOf(name).accepts(context.typeOf(name)));
        }

        @Override
        public boolean includes(Value value) {
            return value instanceof Value.Context context
                    && namesWith(context.members())
                            .allMatch(name -> typeOf(name).includes(context.get(name)));
        }

        private Stream<String> namesWith(Map<String, ?> others) {
            return Stream.concat(members.keySet().stream(), others.keySet().stream());
        }

        private Type typeOf(String name) {
            return members.getOrDefault(name, NULL);
        }

        @Override
        public String toString() {
            return members.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /** Only ever null. */
    record Null() implements Type {
        @Override
        public boolean includes(Value value) {
            return value instanceof Value.Null;
        }

        @Override
        public boolean isNullable() {
            return true;
        }

        @Override
        public Type present() {
            return NOTHING;
        }

        @Override
        public String toString() {
            return "null";
        }
    }

    /** Of this type no value exists: the elements of the empty list, or what a mistake was found in. It fits anywhere. */
    record Nothing() implements Type {
        @Override
        public boolean includes(Value value) {
            return false;
        }

        @Override
        public Type orNull() {
            return NULL;
        }

        @Override
        public String toString() {
            return "nothing";
        }
    }
}
