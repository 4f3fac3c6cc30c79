package dev.workfloo.definition.form;

import dev.workfloo.definition.form.Field.Trait;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** Finds what is wrong with one field. */
final class FieldCheck {

    private final Field field;
    private final FindingsAt findings;
    private final StepBudget budget;

    FieldCheck(Field field, FindingsAt findings, StepBudget budget) {
        this.field = field;
        this.findings = findings;
        this.budget = budget;
    }

    /** @param seen the fields that its conditions may look at */
    void check(Map<String, Field> seen) {
        checkLimits();
        checkOptions();
        if ((field.type() == FieldType.SET) != field.group().isPresent()) {
            findings.error("/set", field.type() == FieldType.SET ? "required" : "is for fields of type SET");
        }
        if (field.type() == FieldType.HTML && field.is(Trait.REQUIRED)) {
            findings.error("/required", "nobody can answer a field of type HTML");
        }
        new VisibilityCheck(seen, budget).check(field.visibility(), findings);
        field.presentation().defaultValue().ifPresent(this::checkDefault);
    }

    private void checkLimits() {
        Limits limits = field.limits();
        checkRange(limits.elements(), field.type() == FieldType.SET, "min", "max");
        checkRange(limits.length(), field.type().isText(), "minLength", longest(limits.length()));
        if (limits.length().most().filter(most -> most > Limits.LONG).isPresent()) {
            findings.warning(
                    "/maxLength", "texts of more than " + Limits.LONG + " characters are slow to keep and to show");
        }
        checkRange(limits.value(), field.type().isNumeric(), "minVal", "maxVal");
        limits.value().least().ifPresent(least -> checkReadable(least, "minVal"));
        limits.value().most().ifPresent(most -> checkReadable(most, "maxVal"));
        if (field.type() == FieldType.INTEGER && holdsNoInteger(limits.value())) {
            findings.error("/minVal", "no whole number lies between minVal and maxVal");
        }
        if (limits.pattern().isEmpty()) return;
        if (!field.type().isText()) findings.error("/regex", "does not apply to a field of type " + field.type());
        if (limits.length().isAbove(Regex.LONGEST_TEXT)) {
            findings.error("/minLength", "with a regex, an answer has at most " + Regex.LONGEST_TEXT + " characters");
        }
    }

    private static String longest(Range<Integer> length) {
        return length.isEmpty() && length.most().equals(Optional.of(Limits.USUAL_LENGTH))
                ? "maxLength, which is " + Limits.USUAL_LENGTH + " where it is not given"
                : "maxLength";
    }

    private <T extends Comparable<T>> void checkRange(Range<T> range, boolean applies, String least, String most) {
        if (!range.isGiven()) return;
        String first = range.least().isPresent() ? least : most;
        if (!applies) findings.error("/" + first, "does not apply to a field of this type");
        else if (range.isEmpty()) findings.error("/" + least, "is greater than " + most + ": no answer can fit");
    }

    /** Clients are told of it, and those that are generated read numbers of 32 bits. */
    private void checkReadable(BigDecimal number, String member) {
        if (field.isReadable(number)) return;
        Range<BigDecimal> readable = field.type().readable();
        findings.error(
                "/" + member,
                member + " of " + field.id() + " must lie from "
                        + readable.least().orElseThrow() + " to "
                        + readable.most().orElseThrow()
                        + ", since clients read numbers of 32 bits: write one that does, or none");
    }

    private static boolean holdsNoInteger(Range<BigDecimal> range) {
        if (range.isEmpty() || range.least().isEmpty() || range.most().isEmpty()) return false;
        return range.isBelow(range.least().get().setScale(0, RoundingMode.CEILING));
    }

    private void checkOptions() {
        boolean select = field.type() == FieldType.SELECT;
        if (select && field.options().isEmpty()) findings.error("/map", "required: the options, code to label");
        if (!select && !field.options().isEmpty()) findings.error("/map", "is for fields of type SELECT");
    }

    private void checkDefault(Value value) {
        boolean fits = field.type() != FieldType.SET
                && field.type() != FieldType.HTML
                && (FormAnswers.read(field, value, budget).isRight() || budget.isSpent());
        if (!fits) findings.warning("/defaultValue", "is not an answer that the field takes");
        if (value instanceof Value.Num num) checkReadable(num.number(), "defaultValue");
    }
}
