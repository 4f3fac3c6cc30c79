package dev.workfloo.definition.form;

import dev.workfloo.definition.form.Field.Group;
import dev.workfloo.definition.form.Field.Trait;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The contract's paragraph "Answers", written down once more: plainly, without memory, and with nothing of the engine's
 * but the data. It says which fields are missing or wrong, not in which words.
 */
final class NaiveForm {

    static final String MISSING = "missing";
    static final String WRONG = "wrong";

    private final List<Field> fields;
    private final Value.Context given;
    private final Optional<NaiveForm> around;
    private final Optional<Group> set;
    private final boolean optional;

    NaiveForm(Form form, Value.Context given) {
        this(form.fields().toList(), given, Optional.empty(), Optional.empty(), false);
    }

    private NaiveForm(
            List<Field> fields,
            Value.Context given,
            Optional<NaiveForm> around,
            Optional<Group> set,
            boolean optional) {
        this.fields = fields;
        this.given = given;
        this.around = around;
        this.set = set;
        this.optional = optional;
    }

    /** Which fields are missing or wrong, by name. */
    Map<String, String> complaints() {
        Map<String, String> complaints = new TreeMap<>();
        for (Field field : fields) complaints.putAll(complaints(field));
        return complaints;
    }

    /** What is kept of answers without a complaint. */
    Value.Context kept() {
        Map<String, Value> kept = new LinkedHashMap<>();
        for (Field field : fields) answer(field).ifPresent(answer -> kept.put(field.id(), answer));
        return new Value.Context(kept);
    }

    private Map<String, String> complaints(Field field) {
        if (!shown(field) || field.type() == FieldType.HTML) return Map.of();
        if (absent(field)) return required(field) ? Map.of(field.id(), MISSING) : Map.of();
        Value value = given.get(field.id());
        if (field.type() != FieldType.SET) return typed(field, value).isEmpty() ? Map.of(field.id(), WRONG) : Map.of();
        if (!(value instanceof Value.Sequence list)) return Map.of(field.id(), WRONG);
        Map<String, String> complaints = new TreeMap<>();
        if (outside(field.limits().elements(), list.items().size())) complaints.put(field.id(), WRONG);
        int most = field.limits().elements().most().orElse(Integer.MAX_VALUE);
        for (int i = 0; i < Math.min(most, list.items().size()); i++) {
            String name = field.id() + "[" + i + "]";
            Optional<NaiveForm> element = element(field, list, i);
            if (element.isEmpty()) complaints.put(name, WRONG);
            else element.get().complaints().forEach((id, what) -> complaints.put(name + "." + id, what));
        }
        return complaints;
    }

    private Optional<NaiveForm> element(Field field, Value.Sequence list, int position) {
        Group group = field.group().orElseThrow();
        return list.items().get(position) instanceof Value.Context context
                ? Optional.of(new NaiveForm(
                        group.fields(),
                        context,
                        Optional.of(this),
                        Optional.of(group),
                        group.optionalAt().contains(position)))
                : Optional.empty();
    }

    /** Null, blank text and an empty list are absent. */
    private boolean absent(Field field) {
        Value value = given.get(field.id());
        return value.equals(Value.NULL)
                || value instanceof Value.Text text && text.text().isBlank()
                || value instanceof Value.Sequence list && list.items().isEmpty();
    }

    /** Whether it is asked, and nothing was given. */
    boolean isUnanswered(Field field) {
        return shown(field) && absent(field);
    }

    private boolean shown(Field field) {
        boolean single = field.visibility()
                .show()
                .map(show -> answerTo(show.field()).equals(Optional.of(show.value())))
                .orElse(true);
        return single
                && field.visibility().showIf().stream()
                        .allMatch(entry -> answerTo(entry.field())
                                .map(entry.values()::contains)
                                .orElse(false));
    }

    private boolean required(Field field) {
        if (optional) return false;
        boolean always = field.is(Trait.REQUIRED)
                || set.map(group -> group.required().contains(field.id())).orElse(false);
        return always
                || field.visibility().showIf().stream()
                        .anyMatch(entry -> answerTo(entry.field())
                                .map(entry.requiredWithValues()::contains)
                                .orElse(false));
    }

    /** The answer to a field of this form or else of the one around it, as text. */
    private Optional<String> answerTo(String id) {
        for (Field field : fields)
            if (field.id().equals(id)) return answer(field).map(NaiveForm::text);
        return around.flatMap(form -> form.answerTo(id));
    }

    private static String text(Value value) {
        if (value instanceof Value.Text text) return text.text();
        if (value instanceof Value.Num num) return num.number().toPlainString();
        if (value instanceof Value.Bool bool) return bool.truth() ? "true" : "false";
        if (value instanceof Value.Date date) return date.date().toString();
        throw new IllegalArgumentException("conditions look at no such answer: " + value);
    }

    private Optional<Value> answer(Field field) {
        if (!shown(field) || field.type() == FieldType.HTML || absent(field)) return Optional.empty();
        if (!complaints(field).isEmpty()) return Optional.empty();
        Value value = given.get(field.id());
        if (!(field.type() == FieldType.SET && value instanceof Value.Sequence list)) return typed(field, value);
        List<Value> elements = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++)
            elements.add(element(field, list, i).orElseThrow().kept());
        return Optional.of(new Value.Sequence(elements));
    }

    /** The answer in its type; empty when it is of another type or off the limits. */
    private static Optional<Value> typed(Field field, Value value) {
        return switch (field.type()) {
            case TEXT -> text(field, value);
            case EMAIL -> text(field, value).filter(it -> text(it).matches("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+"));
            case PHONE -> phone(field, value);
            case SELECT ->
                Optional.of(value)
                        .filter(it ->
                                it instanceof Value.Text code && field.options().containsKey(code.text()));
            case NUMBER -> number(field, value);
            case INTEGER ->
                number(field, value)
                        .filter(it -> ((Value.Num) it)
                                        .number()
                                        .remainder(BigDecimal.ONE)
                                        .signum()
                                == 0);
            case BOOLEAN -> truth(value);
            case DATE -> date(value);
            case HTML, SET -> Optional.empty();
        };
    }

    private static Optional<Value> text(Field field, Value value) {
        if (!(value instanceof Value.Text text)) return Optional.empty();
        boolean lengthFits =
                !outside(field.limits().length(), (int) text.text().codePoints().count());
        boolean patternFits = field.limits()
                .pattern()
                .map(pattern -> text.text().matches(pattern.regex().pattern()))
                .orElse(true);
        return lengthFits && patternFits ? Optional.of(value) : Optional.empty();
    }

    /** Its limits judge the digits, and it is kept as it was typed. */
    private static Optional<Value> phone(Field field, Value value) {
        if (!(value instanceof Value.Text typed)) return Optional.empty();
        String digits = typed.text().replaceAll("[ ().-]", "");
        boolean possible = digits.matches("\\d{5,15}") || digits.matches("\\+52\\d{10}");
        return possible ? text(field, new Value.Text(digits)).map(it -> value) : Optional.empty();
    }

    /** Numbers have at most 34 digits, as decimal128 has. */
    private static Optional<Value> number(Field field, Value value) {
        BigDecimal number;
        if (value instanceof Value.Num num) number = num.number();
        else if (value instanceof Value.Text text && text.text().matches("-?\\d+(\\.\\d+)?(e\\d+)?")) {
            number = new BigDecimal(text.text()).stripTrailingZeros();
        } else return Optional.empty();
        int digits = field.type() == FieldType.INTEGER ? number.precision() - number.scale() : number.precision();
        boolean fits = digits <= 34 && number.abs().compareTo(new BigDecimal("1E+6144")) < 0;
        return fits && !outside(field.limits().value(), number) ? Optional.of(new Value.Num(number)) : Optional.empty();
    }

    private static Optional<Value> truth(Value value) {
        if (value instanceof Value.Bool) return Optional.of(value);
        if (value.equals(Value.of("true"))) return Optional.of(Value.of(true));
        return value.equals(Value.of("false")) ? Optional.of(Value.of(false)) : Optional.empty();
    }

    private static Optional<Value> date(Value value) {
        if (!(value instanceof Value.Text text) || !text.text().matches("\\d{4}-\\d{2}-\\d{2}"))
            return Optional.empty();
        String[] parts = text.text().split("-");
        try {
            return Optional.of(Value.of(
                    LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static <T extends Comparable<T>> boolean outside(Range<T> range, T value) {
        return range.least().map(least -> value.compareTo(least) < 0).orElse(false)
                || range.most().map(most -> value.compareTo(most) > 0).orElse(false);
    }
}
