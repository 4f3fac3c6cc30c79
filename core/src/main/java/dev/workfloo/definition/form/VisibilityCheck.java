package dev.workfloo.definition.form;

import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what is wrong with the conditions under which a field is shown.
 *
 * @param seen the fields that they may look at
 */
record VisibilityCheck(Map<String, Field> seen, StepBudget budget) {

    void check(Visibility visibility, FindingsAt findings) {
        List<Condition> conditions = visibility.showIf();
        for (int i = 0; i < conditions.size(); i++) check(conditions.get(i), findings.at("/showIf/" + i));
        visibility.show().ifPresent(show -> {
            Condition single = new Condition(show.field(), List.of(show.value()), List.of());
            check(single, findings.at("/show"));
        });
    }

    private void check(Condition condition, FindingsAt at) {
        Field other = seen.get(condition.field());
        if (other == null) {
            at.error("/field", "the form has no field " + condition.field());
            return;
        }
        if (other.type() == FieldType.SET || other.type() == FieldType.HTML) {
            at.error("/field", "a field of type " + other.type() + " has no answer to compare");
            return;
        }
        if (condition.values().isEmpty()) at.error("/values", "required: without values it can never hold");
        for (String value : condition.values()) {
            if (!mayAnswer(other, value)) at.error("/values", value + " can never be the answer to " + other.id());
        }
        if (!Set.copyOf(condition.values()).containsAll(condition.requiredWithValues())) {
            at.error("/requiredWithValues", "must be among values: with any other answer the field is hidden");
        }
    }

    /** Whether some answer to the field, printed as text, is this text; what would take too long to find out may be so. */
    private boolean mayAnswer(Field other, String text) {
        if (other.type() == FieldType.SELECT) return other.options().containsKey(text);
        if (text.isBlank()) return false;
        return other.type()
                .read(new Value.Text(text))
                .map(value -> FieldType.textOf(value).equals(Optional.of(text))
                        && (other.refuse(value, budget).isEmpty() || budget.isSpent()))
                .getOrElse(false);
    }
}
