package dev.workfloo.testkit.arbitrary.form;

import dev.workfloo.definition.form.Condition;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.Field.Group;
import dev.workfloo.definition.form.Field.Trait;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A form, or one element of a set, that is being filled in: first what others hang on. */
final class Sheet {

    private static final int MOST_MORE = 3;

    private final FormDraw draw;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Random random;
    private final @Nullable Sheet outer;
    private final Set<String> alsoRequired;
    private final boolean nothingRequired;
    private final Map<String, Value> given = new LinkedHashMap<>();

    /** By field that was come to; empty where it has no answer. */
    private final Map<String, Optional<String>> texts = new LinkedHashMap<>();

    Sheet(FormDraw draw, List<Field> fields, Random random) {
        this.draw = draw;
        this.random = random;
        this.outer = null;
        this.alsoRequired = Set.of();
        this.nothingRequired = false;
        fields.forEach(field -> this.fields.put(field.id(), field));
    }

    private Sheet(Sheet outer, Group group, int position) {
        this.draw = outer.draw;
        this.random = outer.random;
        this.outer = outer;
        this.alsoRequired = group.required();
        this.nothingRequired = group.optionalAt().contains(position);
        group.fields().forEach(field -> this.fields.put(field.id(), field));
    }

    Value.Context answered() {
        return new Value.Context(given);
    }

    /** Whether all that is required found an answer. */
    boolean fill() {
        for (Field field : fields.values()) if (field.type() != FieldType.SET && !comeTo(field)) return false;
        for (Field field : fields.values()) if (!comeTo(field)) return false;
        return true;
    }

    private boolean comeTo(Field field) {
        if (texts.containsKey(field.id())) return true;
        for (Condition condition : FormDraw.conditions(field)) {
            Field other = fields.get(condition.field());
            if (other != null && !comeTo(other)) return false;
        }
        texts.put(field.id(), Optional.empty());
        if (field.type() == FieldType.HTML || !isShown(field)) return true;
        boolean isRequired = isRequired(field);
        if (!isRequired && random.nextInt(4) == 0) return true;
        Optional<Value> answer =
                field.group().isPresent() ? elements(field, field.group().get()) : draw.answer(field, random);
        answer.ifPresent(value -> put(field, value));
        return answer.isPresent() || !isRequired;
    }

    private void put(Field field, Value answer) {
        given.put(field.id(), answer);
        if (field.group().isEmpty()) texts.put(field.id(), draw.text(field, answer));
    }

    private boolean isShown(Field field) {
        return FormDraw.conditions(field).stream().allMatch(it -> holds(it.field(), it.values()));
    }

    private boolean isRequired(Field field) {
        if (nothingRequired) return false;
        return field.is(Trait.REQUIRED)
                || alsoRequired.contains(field.id())
                || field.visibility().showIf().stream().anyMatch(it -> holds(it.field(), it.requiredWithValues()));
    }

    private boolean holds(String id, List<String> values) {
        return text(id).filter(values::contains).isPresent();
    }

    private Optional<String> text(String id) {
        if (fields.containsKey(id)) return texts.getOrDefault(id, Optional.empty());
        return outer == null ? Optional.empty() : outer.text(id);
    }

    private Optional<Value> elements(Field set, Group group) {
        int least = Math.max(1, set.limits().elements().least().orElse(1));
        int most = set.limits().elements().most().orElse(least + MOST_MORE);
        if (most < least) return Optional.empty();
        int count = least + random.nextInt(Math.min(MOST_MORE, most - least) + 1);
        List<Value> elements = new ArrayList<>();
        for (int position = 0; position < count; position++) {
            Sheet element = new Sheet(this, group, position);
            if (!element.fill()) break;
            elements.add(element.answered());
        }
        return elements.size() < least ? Optional.empty() : Optional.of(new Value.Sequence(elements));
    }
}
