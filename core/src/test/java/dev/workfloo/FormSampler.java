package dev.workfloo;

import static dev.workfloo.testkit.contract.fixture.Fixtures.context;

import dev.workfloo.definition.form.Condition;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.Field.Accepted;
import dev.workfloo.definition.form.Field.Group;
import dev.workfloo.definition.form.Field.Trait;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.definition.form.Form;
import dev.workfloo.definition.form.Form.Section;
import dev.workfloo.definition.form.Limits;
import dev.workfloo.definition.form.Presentation;
import dev.workfloo.definition.form.Presentation.AutoFill;
import dev.workfloo.definition.form.Range;
import dev.workfloo.definition.form.Regex;
import dev.workfloo.definition.form.Visibility;
import dev.workfloo.definition.form.Visibility.Show;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Draws forms and answers at random. */
final class FormSampler {

    static final List<String> TEXTS = List.of(
            "a",
            "ab",
            "abc",
            "abcd",
            "b",
            "😀",
            "😀😀",
            "true",
            "false",
            "1",
            "2",
            "2.0",
            "2.5",
            "-1",
            "1e2",
            "x",
            "1990-08-15",
            "2023-02-29",
            "2024-02-29",
            "ana@example.com",
            "ana@example",
            "+525512345678",
            "1234",
            " ",
            "");

    private final Random random;

    FormSampler(Random random) {
        this.random = random;
    }

    Form form() {
        List<Field> fields = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) fields.add(field("f" + i, fields, oneOf(List.of(FieldType.values()))));
        Collections.shuffle(fields, random);
        int cut = random.nextInt(fields.size() + 1);
        return new Form(List.of(
                new Section("One", fields.subList(0, cut)), new Section("Two", fields.subList(cut, fields.size()))));
    }

    private Field field(String id, List<Field> before, FieldType type) {
        Set<Trait> traits = new HashSet<>();
        for (Trait trait : Trait.values()) if (random.nextInt(3) == 0) traits.add(trait);
        if (type == FieldType.HTML) traits.remove(Trait.REQUIRED);
        return new Field(
                id,
                "Field " + id,
                new Accepted(
                        type,
                        traits,
                        limits(type),
                        type == FieldType.SELECT ? options() : Map.of(),
                        type == FieldType.SET ? Optional.of(group(before)) : Optional.empty()),
                visibility(before),
                presentation());
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i <= random.nextInt(4); i++)
            options.put(oneOf(List.of("a", "b", "1", "true", "x")), "Label " + i);
        return options;
    }

    private Limits limits(FieldType type) {
        boolean text = type == FieldType.TEXT || type == FieldType.EMAIL || type == FieldType.PHONE;
        boolean number = type == FieldType.NUMBER || type == FieldType.INTEGER;
        return new Limits(
                type == FieldType.SET ? range(0, 3) : open(),
                text ? range(0, 4) : open(),
                number ? decimals() : open(),
                text && random.nextInt(3) == 0 ? Optional.of(pattern()) : Optional.empty());
    }

    private static <T extends Comparable<T>> Range<T> open() {
        return new Range<T>(Optional.empty(), Optional.empty());
    }

    private Range<Integer> range(int least, int most) {
        int low = least + random.nextInt(most - least + 1);
        int high = low + random.nextInt(most - low + 1);
        return new Range<>(maybe(low), maybe(high));
    }

    private Range<BigDecimal> decimals() {
        BigDecimal low = new BigDecimal(oneOf(List.of("-1", "0", "1", "1.5")));
        return new Range<>(maybe(low), maybe(low.add(new BigDecimal(oneOf(List.of("0", "1", "1.0", "100"))))));
    }

    private Limits.Pattern pattern() {
        String regex = oneOf(List.of("[a-z]+", "a|ab", "(a|b)*", "\\d+", ".", ".*@.*", "\\+?[0-9]+"));
        return new Limits.Pattern(Regex.compile(regex).get(), maybe("write it otherwise"));
    }

    private Visibility visibility(List<Field> before) {
        List<Field> comparable = before.stream()
                .filter(field -> field.type() != FieldType.SET && field.type() != FieldType.HTML)
                .toList();
        if (comparable.isEmpty()) return Visibility.ALWAYS;
        List<Condition> conditions = new ArrayList<>();
        int count = Math.max(0, random.nextInt(4) - 1);
        for (int i = 0; i < count; i++) conditions.add(condition(oneOf(comparable)));
        Optional<Show> show = random.nextInt(6) == 0
                ? Optional.of(new Show(oneOf(comparable).id(), oneOf(likely(oneOf(comparable)))))
                : Optional.empty();
        return new Visibility(conditions, show);
    }

    private Condition condition(Field other) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) values.add(oneOf(likely(other)));
        List<String> required =
                values.stream().filter(value -> random.nextBoolean()).toList();
        return new Condition(other.id(), values, required);
    }

    private static List<String> likely(Field field) {
        return switch (field.type()) {
            case BOOLEAN -> List.of("true", "false");
            case NUMBER -> List.of("1", "2", "2.5", "100", "2.0");
            case INTEGER -> List.of("1", "2", "100");
            case SELECT -> List.copyOf(field.options().keySet());
            case DATE -> List.of("1990-08-15", "2024-02-29");
            case EMAIL -> List.of("ana@example.com");
            case PHONE -> List.of("+525512345678");
            case TEXT, HTML, SET -> List.of("a", "ab", "abc", "😀");
        };
    }

    private Presentation presentation() {
        return new Presentation(
                random.nextInt(4) == 0
                        ? Optional.of(Value.of(oneOf(List.of("a", 1, true, List.of("x")))))
                        : Optional.empty(),
                random.nextInt(4) == 0 ? Optional.of("<b>" + random.nextInt() + "</b>") : Optional.empty(),
                random.nextInt(4) == 0 ? Optional.of("bureau") : Optional.empty(),
                random.nextInt(4) == 0 ? List.of(new AutoFill("bureau", "Buró")) : List.of());
    }

    /** Inside, a name may be that of a field outside, which it then hides. */
    private Group group(List<Field> outside) {
        List<Field> inside = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        List<String> names = new ArrayList<>(List.of("g0", "g1", "g2", "f0", "f1"));
        Collections.shuffle(names, random);
        Set<String> taken = Set.copyOf(names.subList(0, count));
        for (String name : names.subList(0, count)) {
            List<Field> seen = new ArrayList<>(inside);
            outside.stream().filter(field -> !taken.contains(field.id())).forEach(seen::add);
            inside.add(field(name, seen, oneOf(INNER)));
        }
        Set<String> required = new HashSet<>();
        inside.stream()
                .filter(field -> field.type() != FieldType.HTML && random.nextInt(3) == 0)
                .forEach(field -> required.add(field.id()));
        return new Group(inside, required, random.nextInt(3) == 0 ? Set.of(random.nextInt(3)) : Set.of());
    }

    private static final List<FieldType> INNER = List.of(FieldType.values()).stream()
            .filter(type -> type != FieldType.SET)
            .toList();

    Value.Context answers(List<Field> fields) {
        Map<String, Value> answers = new LinkedHashMap<>();
        for (Field field : fields) if (random.nextInt(5) > 0) answers.put(field.id(), answer(field));
        if (random.nextInt(3) == 0) answers.put("unknown", Value.of("x"));
        return new Value.Context(answers);
    }

    private Value answer(Field field) {
        if (random.nextInt(4) == 0) return anything();
        if (field.group().isEmpty()) return typed(field);
        List<Value> elements = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            elements.add(
                    random.nextInt(8) == 0
                            ? anything()
                            : answers(field.group().get().fields()));
        }
        return new Value.Sequence(elements);
    }

    private Value typed(Field field) {
        Object answer = switch (field.type()) {
            case NUMBER, INTEGER -> oneOf(List.of(-1, 0, 1, 2, 3, 100, 101, new BigDecimal("1.5"), "2", "2.0", "1e2"));
            case BOOLEAN -> oneOf(List.of(true, false, "true", "false"));
            case DATE -> oneOf(List.of("1990-08-15", "2024-02-29", "2023-02-29"));
            case EMAIL -> oneOf(List.of("ana@example.com", "a@b.c"));
            case PHONE -> oneOf(List.of("+525512345678", "(55) 1234-5678", "12345", "1234", "+52123"));
            case SELECT -> oneOf(List.copyOf(field.options().keySet()));
            case TEXT, HTML, SET -> oneOf(TEXTS);
        };
        return Value.of(answer);
    }

    private Value anything() {
        return switch (random.nextInt(6)) {
            case 0 -> Value.NULL;
            case 1 -> Value.of(List.of());
            case 2 -> Value.of(random.nextBoolean());
            case 3 ->
                Value.of(new BigDecimal(
                        oneOf(List.of("1E+33", "1E+34", "1E+7000", "0.1", "12345678901234567890123456789012345"))));
            case 4 -> context("a", "b");
            default -> Value.of(oneOf(TEXTS));
        };
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> Optional<T> maybe(T it) {
        return random.nextBoolean() ? Optional.of(it) : Optional.empty();
    }
}
