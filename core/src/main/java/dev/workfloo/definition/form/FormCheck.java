package dev.workfloo.definition.form;

import dev.workfloo.definition.form.Field.Group;
import dev.workfloo.definition.form.Form.Section;
import dev.workfloo.document.FindingsAt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Finds fields that cannot be answered, and constraints that mean nothing where they stand. */
final class FormCheck {

    private static final int MOST_FIELDS = 1_000;

    private final Form form;
    private final FindingsAt findings;

    /** The fields that conditions may look at from outside any set. */
    private final Map<String, Field> fields = new HashMap<>();

    private final StepBudget budget = new StepBudget();

    FormCheck(Form form, FindingsAt findings) {
        this.form = form;
        this.findings = findings;
    }

    void check() {
        long count = form.fields().mapToLong(FormCheck::count).sum();
        if (count == 0) findings.error("/sections", "must have at least one field");
        if (count > MOST_FIELDS) {
            findings.error("/sections", "must have at most " + MOST_FIELDS + " fields, with those in sets");
            return;
        }
        eachField((field, at) -> index(field, fields, at));
        eachField((field, at) -> {
            new FieldCheck(field, at, budget).check(fields);
            field.group().ifPresent(group -> checkGroup(group, field.limits(), at.at("/set")));
        });
        eachField((field, at) -> checkCycle(field, fields, at));
    }

    private static long count(Field field) {
        return 1 + field.group().map(group -> group.fields().size()).orElse(0);
    }

    private void eachField(BiConsumer<Field, FindingsAt> visit) {
        List<Section> sections = form.sections();
        for (int i = 0; i < sections.size(); i++) each(sections.get(i).fields(), findings.at("/sections/" + i), visit);
    }

    private static void each(List<Field> fields, FindingsAt parent, BiConsumer<Field, FindingsAt> visit) {
        for (int i = 0; i < fields.size(); i++) visit.accept(fields.get(i), parent.at("/fields/" + i));
    }

    private static void index(Field field, Map<String, Field> fields, FindingsAt at) {
        if (fields.putIfAbsent(field.id(), field) != null) at.error("/id", "another field has this id already");
    }

    private void checkGroup(Group group, Limits limits, FindingsAt at) {
        Map<String, Field> inside = new HashMap<>();
        if (group.fields().isEmpty()) at.error("/fields", "must have at least one field");
        each(group.fields(), at, (field, inner) -> {
            index(field, inside, inner);
            if (field.type() == FieldType.SET) inner.error("/type", "a set must not hold another set");
        });
        Map<String, Field> seen = new HashMap<>(fields);
        seen.putAll(inside);
        each(group.fields(), at, (field, inner) -> new FieldCheck(field, inner, budget).check(seen));
        each(group.fields(), at, (field, inner) -> checkCycle(field, inside, inner));
        for (String id : group.required()) {
            if (!inside.containsKey(id)) at.error("/required", "the set has no field " + id);
        }
        for (int position : group.optionalAt()) {
            if (limits.elements().most().filter(most -> position >= most).isPresent()) {
                at.error("/optionalAt", "position " + position + " (counted from 0) is past the set's max");
            }
        }
    }

    private static void checkCycle(Field field, Map<String, Field> seen, FindingsAt at) {
        if (hangsOn(field, field.id(), seen, new HashSet<>())) {
            at.error("/showIf", "hangs on itself: it could never be shown");
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
}
