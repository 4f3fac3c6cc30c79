package dev.workfloo.definition.connector;

import dev.workfloo.definition.form.FieldType;
import dev.workfloo.rule.Nfc;
import dev.workfloo.rule.PlainTime;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** What a service's answer must hold: members, each with a type. What else the answer holds is dropped. */
@ValueObject
public record ResponseShape(Map<String, Member> members) {

    public ResponseShape {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** @param optional whether it may be missing or null; written with a {@code ?} behind the type */
    public record Member(Kind kind, boolean optional) {

        public static Optional<Member> parse(String text) {
            boolean optional = text.endsWith("?");
            String name = optional ? text.substring(0, text.length() - 1) : text;
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst()
                    .map(kind -> new Member(kind, optional));
        }

        Type type() {
            return optional ? kind.type.orNull() : kind.type;
        }

        @Override
        public String toString() {
            return kind.name() + (optional ? "?" : "");
        }
    }

    /** Dates and moments are text in JSON, in the forms of ISO 8601. */
    public enum Kind {
        TEXT(Type.TEXT),
        NUMBER(Type.NUMBER),
        INTEGER(Type.INTEGER),
        BOOLEAN(Type.BOOLEAN),
        DATE(Type.DATE),
        DATE_TIME(Type.DATE_TIME);

        private final Type type;

        Kind(Type type) {
            this.type = type;
        }

        Optional<Value> read(Value value) {
            return switch (this) {
                case TEXT -> value instanceof Value.Text ? Optional.of(Nfc.of(value)) : Optional.empty();
                case NUMBER -> number(value).map(Value::of);
                case INTEGER -> number(value).filter(it -> it.scale() <= 0).map(Value::of);
                case BOOLEAN -> value instanceof Value.Bool ? Optional.of(value) : Optional.empty();
                case DATE ->
                    value instanceof Value.Text text ? PlainTime.date(text.text()) : as(Value.Date.class, value);
                case DATE_TIME ->
                    value instanceof Value.Text text ? PlainTime.moment(text.text()) : as(Value.DateTime.class, value);
            };
        }

        /** What a connector in the same process answers need not be text. */
        private static Optional<Value> as(Class<? extends Value> type, Value value) {
            return Optional.of(value).filter(type::isInstance);
        }

        private static Optional<BigDecimal> number(Value value) {
            return value instanceof Value.Num num && num.isWritable() ? Optional.of(num.number()) : Optional.empty();
        }
    }

    public static List<Kind> kinds() {
        return List.of(Kind.values());
    }

    public Type.Context type() {
        Map<String, Type> types = new LinkedHashMap<>();
        members.forEach((name, member) -> types.put(name, member.type()));
        return new Type.Context(types);
    }

    /** The typed answer, or in words, which repeat nothing of the answer, where it has another shape. */
    public Either<String, Value.Context> read(Value answer) {
        if (!(answer instanceof Value.Context given)) return Either.left("the answer is not an object");
        Map<String, Value> typed = new LinkedHashMap<>();
        for (Map.Entry<String, Member> entry : members.entrySet()) {
            String name = entry.getKey();
            Member member = entry.getValue();
            Value value = given.get(name);
            if (value == Value.NULL) {
                if (!member.optional()) return Either.left("the answer lacks " + name);
                typed.put(name, Value.NULL);
                continue;
            }
            if (value instanceof Value.Text text && !text.isPortable()) {
                return Either.left("the answer's " + name + " " + FieldType.UNFIT);
            }
            Optional<Value> read = member.kind().read(value);
            if (read.isEmpty()) return Either.left("the answer's " + name + " is not " + member.kind());
            typed.put(name, read.get());
        }
        return Either.right(new Value.Context(typed));
    }
}
