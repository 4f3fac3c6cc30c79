package dev.workfloo.testkit.arbitrary.form;

import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.definition.form.Form;
import dev.workfloo.definition.form.Form.Section;
import dev.workfloo.definition.form.Visibility;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.arbitrary.value.FactValues;
import dev.workfloo.testkit.arbitrary.value.LeastRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What one field takes, by itself; not for sets. */
final class FieldAnswers {

    private static final int TRIES = 60;
    private static final int MOST_FAILURES = 5;
    private static final Value LEAP_DAY = Value.of("2024-02-29");

    private final Field field;
    private final Form alone;
    private final Optional<FactValues> numbers;
    private final Optional<TextAnswers> texts;

    /** Texts of interest. */
    private final List<Value> likely;

    /** How often nothing was found, so that what cannot be answered is not tried for ever. */
    private int failures;

    /** @param compared values of interest */
    FieldAnswers(Field field, Collection<Value> compared) {
        this.field = field;
        Field shown = new Field(field.id(), field.name(), field.accepts(), Visibility.ALWAYS, field.presentation());
        this.alone = new Form(List.of(new Section("", List.of(shown))));
        this.numbers = type(field).map(type -> FactValues.of(type, compared));
        this.texts = isText(field) ? Optional.of(new TextAnswers(field)) : Optional.empty();
        this.likely = isText(field)
                ? compared.stream().filter(value -> kept(value).isPresent()).toList()
                : List.of();
    }

    private static Optional<Type> type(Field field) {
        return switch (field.type()) {
            case NUMBER, INTEGER ->
                Optional.of(new Type.Num(
                        field.type() == FieldType.INTEGER,
                        field.limits().value().least(),
                        field.limits().value().most()));
            case DATE -> Optional.of(Type.DATE);
            case BOOLEAN -> Optional.of(Type.BOOLEAN);
            case TEXT, EMAIL, PHONE, SELECT, HTML, SET -> Optional.empty();
        };
    }

    static boolean isText(Field field) {
        return field.type() == FieldType.TEXT || field.type() == FieldType.EMAIL || field.type() == FieldType.PHONE;
    }

    /** What the form keeps of an answer; empty where it refuses it, or takes it for none. */
    Optional<Value> kept(Value answer) {
        return alone.check(new Value.Context(Map.of(field.id(), answer)))
                .toJavaOptional()
                .map(kept -> kept.get(field.id()))
                .filter(kept -> kept != Value.NULL);
    }

    /** An answer that the field takes, as clients send it; empty where none was found. */
    Optional<Value> valid(Random random) {
        for (int i = 0; i < TRIES && failures < MOST_FAILURES; i++) {
            Value answer = any(random, i);
            if (kept(answer).isPresent()) return Optional.of(answer);
        }
        failures++;
        return Optional.empty();
    }

    private Value any(Random random, int turn) {
        if (!likely.isEmpty() && random.nextBoolean()) return likely.get(random.nextInt(likely.size()));
        if (texts.isPresent()) return Value.of(texts.get().any(random, turn));
        if (field.type() == FieldType.SELECT) return option(random);
        if (field.type() == FieldType.DATE && random.nextInt(10) == 9) return LEAP_DAY;
        return numbers.map(values -> asSent(values.any(random))).orElse(Value.NULL);
    }

    private Value option(Random random) {
        List<String> codes = new ArrayList<>(field.options().keySet());
        return codes.isEmpty() ? Value.NULL : Value.of(codes.get(random.nextInt(codes.size())));
    }

    /** JSON has no dates. */
    static Value asSent(Value value) {
        return value instanceof Value.Date date ? Value.of(date.date().toString()) : value;
    }

    /** The answer that conditions read as this text; empty where the field takes none. */
    Optional<Value> reading(String text) {
        Value answer = field.type() == FieldType.BOOLEAN ? Value.of(text.equals("true")) : Value.of(text);
        return kept(answer)
                .filter(kept -> FieldType.textOf(kept).equals(Optional.of(text)))
                .map(kept -> answer);
    }

    /** 0 for the simplest answer, and more the odder it is. */
    long rank(Value answer) {
        if (valid(LeastRandom.INSTANCE).equals(Optional.of(answer))) return 0;
        Optional<Value> kept = kept(answer);
        if (numbers.isPresent() && kept.isPresent()) return 1 + numbers.get().rank(kept.get());
        return 1 + (answer instanceof Value.Text text ? text.text().length() : 0);
    }

    /** Simpler answers, the best first. */
    List<Value> simpler(Value answer) {
        List<Value> simpler = new ArrayList<>();
        valid(LeastRandom.INSTANCE).ifPresent(simpler::add);
        Optional<Value> kept = kept(answer);
        if (numbers.isPresent() && kept.isPresent()) {
            numbers.get().simpler(kept.get()).forEach(value -> simpler.add(asSent(value)));
        }
        long rank = rank(answer);
        return simpler.stream().filter(it -> rank(it) < rank).toList();
    }
}
