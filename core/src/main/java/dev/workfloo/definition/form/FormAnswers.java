package dev.workfloo.definition.form;

import dev.workfloo.definition.form.Field.Group;
import dev.workfloo.definition.form.Field.Trait;
import dev.workfloo.rule.Nfc;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One submission of a form, or of one element of a set. Each field is judged once, on demand: whether it is shown depends
 * on the judged answers of others, and what depends on a hidden field is hidden.
 */
final class FormAnswers {

    /** In steps of the budget: to look at a field, and to say what is wrong with it. */
    private static final int LOOKING = 20;

    private static final int REFUSING = 100;

    static final String TOO_MANY = "has more entries than can be checked at once: send fewer, or shorter ones";

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Value.Context given;
    private final @Nullable FormAnswers outer;
    private final Set<String> alsoRequired;
    private final boolean nothingRequired;
    private final EarlierAnswers earlier;
    private final StepBudget budget;
    private final Map<String, Judged> judged = new HashMap<>();
    private final Map<String, Optional<String>> texts = new HashMap<>();

    FormAnswers(List<Field> fields, Value.Context given) {
        this(fields, given, EarlierAnswers.NONE);
    }

    FormAnswers(List<Field> fields, Value.Context given, EarlierAnswers earlier) {
        this.given = given;
        this.earlier = earlier;
        this.outer = null;
        this.alsoRequired = Set.of();
        this.nothingRequired = false;
        this.budget = new StepBudget();
        fields.forEach(field -> this.fields.put(field.id(), field));
    }

    /** An element of a set in this form. */
    private FormAnswers(Group group, int position, Value.Context given, FormAnswers outer) {
        this.given = given;
        this.earlier = EarlierAnswers.NONE;
        this.outer = outer;
        this.alsoRequired = group.required();
        this.nothingRequired = group.optionalAt().contains(position);
        this.budget = outer.budget;
        group.fields().forEach(field -> this.fields.put(field.id(), field));
    }

    Either<AnswersRefused, Value.Context> check() {
        Map<String, String> refused = refused();
        return refused.isEmpty() ? Either.right(kept()) : Either.left(new AnswersRefused(refused));
    }

    /** The fields that are shown, and which of them must be answered; those of a set's elements, as many as were given. */
    ShownFields shown() {
        Map<String, Boolean> shown = new LinkedHashMap<>();
        putShown("", shown);
        return new ShownFields(shown);
    }

    private void putShown(String beginning, Map<String, Boolean> shown) {
        for (Field field : fields.values()) {
            judge(field);
            if (!isShown(field)) continue;
            String path = beginning + field.id();
            shown.put(path, isRequired(field));
            field.group().ifPresent(group -> putElements(group, path, given.get(field.id()), shown));
        }
    }

    private void putElements(Group group, String path, Value answer, Map<String, Boolean> shown) {
        if (!(answer instanceof Value.Sequence elements)) return;
        for (int i = 0; i < elements.items().size(); i++) {
            if (elements.items().get(i) instanceof Value.Context answered) {
                new FormAnswers(group, i, answered, this).putShown(path + "[" + i + "].", shown);
            }
        }
    }

    private Map<String, String> refused() {
        Map<String, String> refused = new LinkedHashMap<>();
        for (Field field : fields.values()) refused.putAll(judge(field).refused());
        return refused;
    }

    private Value.Context kept() {
        Map<String, Value> kept = new LinkedHashMap<>();
        for (Field field : fields.values()) {
            Value answer = judge(field).answer();
            if (answer != Value.NULL) kept.put(field.id(), answer);
        }
        return new Value.Context(kept);
    }

    /** A field's typed answer, or what is wrong with it; neither when it is hidden or was left out. */
    private record Judged(Value answer, Map<String, String> refused) {

        static final Judged NOTHING = new Judged(Value.NULL, Map.of());

        static Judged refused(Field field, String reason) {
            return new Judged(Value.NULL, Map.of(field.id(), reason));
        }
    }

    private Judged judge(Field field) {
        Judged known = judged.get(field.id());
        if (known != null) return known;
        if (field.visibility().conditions().isEmpty()) {
            Judged alone = judgeReady(field);
            judged.put(field.id(), alone);
            return alone;
        }
        return judgeBehindOthers(field);
    }

    private Judged judgeBehindOthers(Field field) {
        Deque<Field> open = new ArrayDeque<>(List.of(field));
        while (!judged.containsKey(field.id())) {
            Field next = open.element();
            List<Field> before = unjudgedBefore(next);
            if (judged.containsKey(next.id())) open.pop();
            else if (before.isEmpty()) judged.put(open.pop().id(), judgeReady(next));
            else before.forEach(open::push);
        }
        return Objects.requireNonNull(judged.get(field.id()));
    }

    private Judged judgeReady(Field field) {
        budget.spend(cost(field));
        Judged result = isShown(field) ? judgeShown(field) : Judged.NOTHING;
        if (!result.refused().isEmpty()) budget.spend(REFUSING);
        return result;
    }

    private static int cost(Field field) {
        int cost = LOOKING;
        for (Condition condition : field.visibility().conditions())
            cost += 1 + condition.values().size() / LOOKING;
        return cost;
    }

    /** What a field depends on goes first, however long the chain is; a checked form has no chain that ends in itself. */
    private List<Field> unjudgedBefore(Field field) {
        return field.visibility().conditions().stream()
                .map(condition -> fields.get(condition.field()))
                .filter(other -> other != null && !judged.containsKey(other.id()))
                .toList();
    }

    private boolean isShown(Field field) {
        for (Condition condition : field.visibility().conditions()) {
            if (!holds(condition.field(), condition.values())) return false;
        }
        return true;
    }

    private Judged judgeShown(Field field) {
        if (field.type() == FieldType.HTML) return Judged.NOTHING;
        Value answer = given.get(field.id());
        Optional<Value> kept = earlier.keptOf(field);
        if (kept.isEmpty()) return judge(field, answer);
        Judged again = judgeAgain(field, kept.get());
        boolean stands = again.refused().isEmpty() || answer.isAbsent();
        return stands ? again : judge(field, answer);
    }

    /** What was judged before was found good; since then other answers may have made it necessary, or ask more of a set. */
    private Judged judgeAgain(Field field, Value kept) {
        boolean maySayMore =
                kept == Value.NULL || field.group().filter(Group::looksOutside).isPresent();
        return maySayMore ? judge(field, kept) : new Judged(kept, Map.of());
    }

    private Judged judge(Field field, Value answer) {
        if (answer.isAbsent()) {
            boolean isMissing = isRequired(field) || earlier.isAskedAgain(field);
            return isMissing ? Judged.refused(field, AnswersRefused.REQUIRED) : Judged.NOTHING;
        }
        if (field.group().isPresent() && answer instanceof Value.Sequence elements) {
            return judgeElements(field, field.group().get(), elements);
        }
        return read(field, answer, budget)
                .fold(reason -> Judged.refused(field, reason), value -> new Judged(value, Map.of()));
    }

    /** One answer by itself: its type, the options and the limits. */
    static Either<String, Value> read(Field field, Value answer, StepBudget budget) {
        return field.type().read(Nfc.of(answer)).flatMap(value -> within(field, value, budget));
    }

    private static Either<String, Value> within(Field field, Value value, StepBudget budget) {
        if (field.type() == FieldType.SELECT
                && value instanceof Value.Text code
                && !field.options().containsKey(code.text())) {
            return Either.left("must be one of the options");
        }
        Optional<String> refused = field.refuse(value, budget);
        return refused.<Either<String, Value>>map(Either::left).orElse(Either.right(value));
    }

    /** A wrong number of elements hides nothing that is wrong inside those that there may be; others are not looked at. */
    private Judged judgeElements(Field set, Group group, Value.Sequence answer) {
        List<Value> elements = set.limits().allowed(answer.items());
        List<Value> kept = new ArrayList<>();
        Map<String, String> refused = new LinkedHashMap<>();
        set.limits().refuse(answer, budget).ifPresent(reason -> refused.put(set.id(), reason));
        for (int i = 0; i < elements.size(); i++) {
            if (budget.isSpent()) {
                refused.putIfAbsent(set.id(), TOO_MANY);
                break;
            }
            String element = set.id() + "[" + i + "]";
            if (!(elements.get(i) instanceof Value.Context answered)) {
                budget.spend(LOOKING + REFUSING);
                refused.put(element, "must be an object");
                continue;
            }
            FormAnswers answers = new FormAnswers(group, i, answered, this);
            answers.refused().forEach((id, reason) -> refused.put(element + "." + id, reason));
            kept.add(answers.kept());
        }
        return refused.isEmpty() ? new Judged(new Value.Sequence(kept), Map.of()) : new Judged(Value.NULL, refused);
    }

    private boolean isRequired(Field field) {
        if (nothingRequired) return false;
        return field.is(Trait.REQUIRED)
                || alsoRequired.contains(field.id())
                || field.visibility().showIf().stream().anyMatch(it -> holds(it.field(), it.requiredWithValues()));
    }

    private boolean holds(String id, List<String> values) {
        return !values.isEmpty() && textOf(id).filter(values::contains).isPresent();
    }

    /** Inside a set, a condition looks at the same element first, then at the form around it. */
    private Optional<String> textOf(String id) {
        Field field = fields.get(id);
        if (field == null) return outer == null ? Optional.empty() : outer.textOf(id);
        Judged answered = judge(field);
        return texts.computeIfAbsent(id, it -> FieldType.textOf(answered.answer()));
    }
}
