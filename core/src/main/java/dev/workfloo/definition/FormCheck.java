package dev.workfloo.definition;

import dev.workfloo.definition.Field.Group;
import dev.workfloo.definition.Field.Trait;
import dev.workfloo.definition.Form.Section;
import dev.workfloo.definition.Limits.Range;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds fields that nobody could answer, and constraints that mean nothing where they stand. */
final class FormCheck {

    private static final int MOST_FIELDS = 1_000;

    private final FormNode form;
    private final NodeFindings findings;

    /** The fields that conditions may look at from outside any set. */
    private final Map<String, Field> fields = new HashMap<>();

    private final StepBudget budget = new StepBudget();

    FormCheck(FormNode form, NodeFindings findings) {
        this.form = form;
        this.findings = findings;
    }

    void check() {
        long count = form.form().fields().mapToLong(FormCheck::count).sum();
        if (count == 0) error("/sections", "must have at least one field");
        if (count > MOST_FIELDS) {
            error("/sections", "must have at most " + MOST_FIELDS + " fields, with those in sets");
            return;
        }
        eachSection((field, place) -> {
            if (fields.putIfAbsent(field.id(), field) != null)
                error(place + "/id", "another field has this id already");
        });
        eachSection((field, place) -> {
            checkField(field, place, fields);
            field.group().ifPresent(group -> checkGroup(group, field.limits(), place + "/set"));
        });
        eachSection((field, place) -> checkCycle(field, place, fields));
    }

    private static long count(Field field) {
        return 1 + field.group().map(group -> group.fields().size()).orElse(0);
    }

    private interface Visit {
        void field(Field field, String place);
    }

    private void eachSection(Visit visit) {
        List<Section> sections = form.form().sections();
        for (int i = 0; i < sections.size(); i++) each(sections.get(i).fields(), "/sections/" + i, visit);
    }

    private static void each(List<Field> fields, String place, Visit visit) {
        for (int i = 0; i < fields.size(); i++) visit.field(fields.get(i), place + "/fields/" + i);
    }

    private void checkGroup(Group group, Limits limits, String place) {
        Map<String, Field> inside = new HashMap<>();
        if (group.fields().isEmpty()) error(place + "/fields", "must have at least one field");
        each(group.fields(), place, (field, at) -> {
            if (inside.putIfAbsent(field.id(), field) != null) error(at + "/id", "another field has this id already");
            if (field.type() == FieldType.SET) error(at + "/type", "a set must not hold another set");
        });
        Map<String, Field> seen = new HashMap<>(fields);
        seen.putAll(inside);
        each(group.fields(), place, (field, at) -> checkField(field, at, seen));
        each(group.fields(), place, (field, at) -> checkCycle(field, at, inside));
        for (String id : group.required()) {
            if (!inside.containsKey(id)) error(place + "/required", "the set has no field " + id);
        }
        for (int position : group.optionalAt()) {
            if (limits.elements().most().filter(most -> position >= most).isPresent()) {
                error(place + "/optionalAt", "position " + position + " (counted from 0) is past the set's max");
            }
        }
    }

    private void checkField(Field field, String place, Map<String, Field> seen) {
        checkLimits(field, place);
        checkOptions(field, place);
        if ((field.type() == FieldType.SET) != field.group().isPresent()) {
            error(place + "/set", field.type() == FieldType.SET ? "required" : "is for fields of type SET");
        }
        if (field.type() == FieldType.HTML && field.is(Trait.REQUIRED)) {
            error(place + "/required", "nobody can answer a field of type HTML");
        }
        List<Condition> conditions = field.visibility().showIf();
        for (int i = 0; i < conditions.size(); i++) checkCondition(conditions.get(i), place + "/showIf/" + i, seen);
        field.visibility().show().ifPresent(show -> {
            checkCondition(new Condition(show.field(), List.of(show.value()), List.of()), place + "/show", seen);
        });
        field.presentation().defaultValue().ifPresent(value -> checkDefault(field, value, place));
    }

    private void checkLimits(Field field, String place) {
        Limits limits = field.limits();
        checkRange(limits.elements(), field.type() == FieldType.SET, place, "min", "max");
        checkRange(limits.length(), field.type().isText(), place, "minLength", "maxLength");
        checkRange(limits.value(), field.type().isNumeric(), place, "minVal", "maxVal");
        limits.value().least().ifPresent(least -> checkReadable(field, least, place, "minVal"));
        limits.value().most().ifPresent(most -> checkReadable(field, most, place, "maxVal"));
        if (field.type() == FieldType.INTEGER && holdsNoInteger(limits.value())) {
            error(place + "/minVal", "no whole number lies between minVal and maxVal");
        }
        if (limits.pattern().isEmpty()) return;
        if (!field.type().isText()) error(place + "/regex", "does not apply to a field of type " + field.type());
        if (limits.length().isAbove(Regex.LONGEST_TEXT)) {
            error(place + "/minLength", "with a regex, an answer has at most " + Regex.LONGEST_TEXT + " characters");
        }
    }

    private <T extends Comparable<T>> void checkRange(
            Range<T> range, boolean applies, String place, String least, String most) {
        if (!range.isGiven()) return;
        String first = range.least().isPresent() ? least : most;
        if (!applies) error(place + "/" + first, "does not apply to a field of this type");
        else if (range.isEmpty()) error(place + "/" + least, "is greater than " + most + ": no answer can fit");
    }

    /** Clients are told of it, and those that are generated read numbers of 32 bits. */
    private void checkReadable(Field field, BigDecimal number, String place, String member) {
        if (field.isReadable(number)) return;
        Range<BigDecimal> readable = field.type().readable();
        error(
                place + "/" + member,
                member + " of " + field.id() + " must lie from "
                        + readable.least().orElseThrow() + " to "
                        + readable.most().orElseThrow()
                        + ", since clients read numbers of 32 bits: write one that does, or none");
    }

    private static boolean holdsNoInteger(Range<BigDecimal> range) {
        if (range.isEmpty() || range.least().isEmpty() || range.most().isEmpty()) return false;
        return range.isBelow(range.least().get().setScale(0, RoundingMode.CEILING));
    }

    private void checkOptions(Field field, String place) {
        boolean select = field.type() == FieldType.SELECT;
        if (select && field.options().isEmpty()) error(place + "/map", "required: the options, code to label");
        if (!select && !field.options().isEmpty()) error(place + "/map", "is for fields of type SELECT");
    }

    private void checkCondition(Condition condition, String place, Map<String, Field> seen) {
        Field other = seen.get(condition.field());
        if (other == null) {
            error(place + "/field", "the form has no field " + condition.field());
            return;
        }
        if (other.type() == FieldType.SET || other.type() == FieldType.HTML) {
            error(place + "/field", "a field of type " + other.type() + " has no answer to compare");
            return;
        }
        if (condition.values().isEmpty()) error(place + "/values", "required: without values it can never hold");
        for (String value : condition.values()) {
            if (!mayAnswer(other, value)) error(place + "/values", value + " can never be the answer to " + other.id());
        }
        if (!Set.copyOf(condition.values()).containsAll(condition.requiredWithValues())) {
            error(place + "/requiredWithValues", "must be among values: with any other answer the field is hidden");
        }
    }

    /** Whether some answer to the field, printed as text, is this text; what would take too long to find out may be so. */
    private boolean mayAnswer(Field field, String text) {
        if (field.type() == FieldType.SELECT) return field.options().containsKey(text);
        if (text.isBlank()) return false;
        return field.type()
                .read(new Value.Text(text))
                .map(value -> FormAnswers.asText(value).equals(Optional.of(text))
                        && (field.refuse(value, budget).isEmpty() || budget.isSpent()))
                .getOrElse(false);
    }

    private void checkDefault(Field field, Value value, String place) {
        boolean fits = field.type() != FieldType.SET
                && field.type() != FieldType.HTML
                && (FormAnswers.read(field, value, budget).isRight() || budget.isSpent());
        if (!fits) findings.warning(place + "/defaultValue", "is not an answer that the field takes");
        if (value instanceof Value.Num num) checkReadable(field, num.number(), place, "defaultValue");
    }

    private void checkCycle(Field field, String place, Map<String, Field> seen) {
        if (hangsOn(field, field.id(), seen, new HashSet<>())) {
            error(place + "/showIf", "hangs on itself: it could never be shown");
        }
    }

    private static boolean hangsOn(Field field, String id, Map<String, Field> seen, Set<String> visited) {
        for (Condition condition : field.visibility().conditions()) {
            if (condition.field().equals(id)) return true;
            Field other = seen.get(condition.field());
            if (other != null && visited.add(other.id()) && hangsOn(other, id, seen, visited)) return true;
        }
        return false;
    }

    private void error(String place, String message) {
        findings.error(place, message);
    }
}
