package dev.workfloo.testkit.arbitrary.form;

import dev.workfloo.definition.form.Condition;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.definition.form.Form;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Draws answers that a form takes. */
public final class FormDraw {

    private static final int TRIES = 300;

    private final Form form;
    private final Function<Value.Context, Map<String, String>> beyond;
    private final List<Field> fields;
    private final Map<Field, FieldAnswers> answers = new IdentityHashMap<>();

    /** By field, the texts that somebody's presence hangs on. */
    private final Map<String, List<String>> asked = new LinkedHashMap<>();

    /** A form by itself. */
    public FormDraw(Form form) {
        this(form, field -> List.of(), kept -> Map.of());
    }

    /**
     * A form in a flow.
     *
     * @param compared by the id of a field, values of interest: where decisions look at it
     * @param beyond what the flow refuses, by field, of answers that the form itself takes
     */
    public FormDraw(
            Form form,
            Function<String, Collection<Value>> compared,
            Function<Value.Context, Map<String, String>> beyond) {
        this.form = form;
        this.beyond = beyond;
        this.fields = form.fields().toList();
        fields.stream().flatMap(FormDraw::withInner).forEach(field -> {
            boolean isInner = !fields.contains(field);
            answers.put(field, new FieldAnswers(field, isInner ? List.of() : compared.apply(field.id())));
            for (Condition condition : conditions(field)) {
                asked.computeIfAbsent(condition.field(), id -> new ArrayList<>())
                        .addAll(condition.values());
            }
        });
    }

    private static Stream<Field> withInner(Field field) {
        return Stream.concat(Stream.of(field), field.group().stream().flatMap(group -> group.fields().stream()));
    }

    static List<Condition> conditions(Field field) {
        List<Condition> conditions = new ArrayList<>(field.visibility().showIf());
        field.visibility()
                .show()
                .ifPresent(show -> conditions.add(new Condition(show.field(), List.of(show.value()), List.of())));
        return conditions;
    }

    Form form() {
        return form;
    }

    FieldAnswers answers(Field field) {
        FieldAnswers its = answers.get(field);
        if (its == null) throw new IllegalArgumentException("no field of this form: " + field.id());
        return its;
    }

    /** Empty where no answers were found that the form takes. */
    public Optional<Value.Context> next(Random random) {
        for (int i = 0; i < TRIES; i++) {
            Sheet sheet = new Sheet(this, fields, random);
            if (sheet.fill() && takes(sheet.answered())) return Optional.of(sheet.answered());
        }
        return Optional.empty();
    }

    /** The fields whose answers are refused. */
    Set<String> refused(Value.Context given) {
        return form.check(given)
                .fold(
                        refused -> refused.fields().keySet(),
                        kept -> beyond.apply(kept).keySet());
    }

    public boolean takes(Value.Context given) {
        return refused(given).isEmpty();
    }

    /** The same without what is given for hidden fields, which is dropped; empty where it does not take them. */
    public Optional<Value.Context> used(Value.Context given) {
        return form.check(given)
                .toJavaOptional()
                .filter(kept -> beyond.apply(kept).isEmpty())
                .map(kept -> UsedAnswers.of(given, kept));
    }

    /** An answer to a field, half of the time one on which others hang; empty where none was found. */
    Optional<Value> answer(Field field, Random random) {
        List<String> texts = asked.getOrDefault(field.id(), List.of());
        if (!texts.isEmpty() && random.nextBoolean()) {
            Optional<Value> wanted = answers(field).reading(texts.get(random.nextInt(texts.size())));
            if (wanted.isPresent()) return wanted;
        }
        return answers(field).valid(random);
    }

    /** What conditions read of an answer. */
    Optional<String> text(Field field, Value answer) {
        return answers(field).kept(answer).flatMap(FieldType::textOf);
    }
}
