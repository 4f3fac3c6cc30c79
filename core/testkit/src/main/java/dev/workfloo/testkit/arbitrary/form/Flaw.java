package dev.workfloo.testkit.arbitrary.form;

import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer that may be wrong, made of one that is right.
 *
 * @param words what is wrong with it
 */
record Flaw(String words, Value answer) {

    private static final int LONG = 2_000;
    private static final int MANY = 100;

    /** What can be made of an answer to this field. */
    static List<Flaw> of(Field field, Value answer) {
        List<Flaw> flaws = new ArrayList<>();
        if (FieldAnswers.isText(field) && answer instanceof Value.Text text) addToText(field, text.text(), flaws);
        switch (field.type()) {
            case TEXT -> flaws.add(new Flaw("a number", Value.of(5)));
            case NUMBER, INTEGER -> addToNumber(field, flaws);
            case BOOLEAN -> flaws.add(new Flaw("neither true nor false", Value.of("maybe")));
            case DATE -> {
                flaws.add(new Flaw("a day that does not exist", Value.of("2023-02-29")));
                flaws.add(new Flaw("not as ISO 8601 writes it", Value.of("15/08/1990")));
            }
            case EMAIL -> flaws.add(new Flaw("without a domain", Value.of("ana@")));
            case PHONE -> flaws.add(new Flaw("of four digits", Value.of("1234")));
            case SELECT -> flaws.add(new Flaw("no option", Value.of("no such option")));
            case SET -> addToSet(field, answer, flaws);
            case HTML -> {}
        }
        return flaws;
    }

    private static void addToText(Field field, String text, List<Flaw> flaws) {
        field.limits().length().most().filter(most -> most <= LONG).ifPresent(most -> {
            String end = text.isEmpty() ? "a" : text.substring(text.length() - 1);
            flaws.add(new Flaw(
                    "one character too long",
                    Value.of(text + end.repeat(Math.max(0, most + 1 - text.codePointCount(0, text.length()))))));
        });
        field.limits()
                .length()
                .least()
                .filter(least -> least > 1 && text.length() >= least)
                .ifPresent(least -> {
                    int end = text.offsetByCodePoints(0, least - 1);
                    flaws.add(new Flaw("one character too short", Value.of(text.substring(0, end))));
                });
        if (field.limits().pattern().isEmpty() || text.isEmpty()) return;
        flaws.add(new Flaw("one character more than matches", Value.of(text + "?")));
        flaws.add(new Flaw("one character less than matches", Value.of(text.substring(0, text.length() - 1))));
        flaws.add(new Flaw("with another first character", Value.of("?" + text.substring(1))));
        flaws.add(new Flaw("with another last character", Value.of(text.substring(0, text.length() - 1) + "ñ")));
    }

    private static void addToNumber(Field field, List<Flaw> flaws) {
        BigDecimal step = field.type() == FieldType.INTEGER ? BigDecimal.ONE : new BigDecimal("0.01");
        flaws.add(new Flaw("no number", Value.of("a lot")));
        field.limits()
                .value()
                .least()
                .ifPresent(it -> flaws.add(new Flaw("below the least", Value.of(it.subtract(step)))));
        field.limits().value().most().ifPresent(it -> flaws.add(new Flaw("above the most", Value.of(it.add(step)))));
        if (field.type() == FieldType.INTEGER) {
            flaws.add(new Flaw("not whole", Value.of(new BigDecimal("0.5"))));
        }
    }

    private static void addToSet(Field field, Value answer, List<Flaw> flaws) {
        flaws.add(new Flaw("no list", Value.of("no list")));
        if (!(answer instanceof Value.Sequence set)) return;
        List<Value> items = set.items();
        field.limits()
                .elements()
                .least()
                .filter(least -> least > 1)
                .ifPresent(least ->
                        flaws.add(new Flaw("one entry too few", new Value.Sequence(items.subList(0, least - 1)))));
        field.limits().elements().most().filter(most -> most < MANY).ifPresent(most -> {
            List<Value> more = new ArrayList<>(items);
            while (more.size() <= most) more.add(items.get(0));
            flaws.add(new Flaw("one entry too many", new Value.Sequence(more)));
        });
    }
}
