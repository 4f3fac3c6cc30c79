package dev.workfloo.wire;

import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.Node.ServiceNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.api.ApiMessage;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.Field.Trait;
import dev.workfloo.execution.history.SensitivePast;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer is shown of an execution's values. In the place of a sensitive one, and of what is computed from it, there is
 * {@value #STARS}; and so where a service says back what it was sent.
 */
final class Redaction {

    static final String STARS = "***";

    private static final Value HIDDEN = new Value.Text(STARS);

    private final Optional<ExecutionDetail> detail;
    private final CheckedFlow flow;
    private final Viewer viewer;

    /** What must not be said back; looked for when something is shown that could be such a thing. */
    private @Nullable SensitivePast past;

    private Redaction(Optional<ExecutionDetail> detail, CheckedFlow flow, Viewer viewer) {
        this.detail = detail;
        this.flow = flow;
        this.viewer = viewer;
    }

    static Redaction of(ExecutionDetail detail, Viewer viewer) {
        return new Redaction(Optional.of(detail), detail.flow(), viewer);
    }

    /** Where nothing is shown that a service may have said. */
    static Redaction of(CheckedFlow flow, Viewer viewer) {
        return new Redaction(Optional.empty(), flow, viewer);
    }

    private SensitivePast past() {
        SensitivePast known = past;
        if (known == null) {
            known = detail.filter(it -> !viewer.seesAll())
                    .map(it -> SensitivePast.of(it.execution(), it.history(), flow))
                    .orElseGet(SensitivePast::new);
            past = known;
        }
        return known;
    }

    /** What is to be judged of the answers to a form: who reviews sees it whole. */
    Value.Context reviewed(NodeId form, Value.Context answers) {
        return viewer.reviews() ? answers : answers(form, answers);
    }

    /** What was answered to a form. */
    Value.Context answers(NodeId node, Value.Context answers) {
        if (viewer.seesAll() || !(flow.node(node) instanceof FormNode form)) return answers;
        return fields(form.form().fields().toList(), answers);
    }

    private static Value.Context fields(List<Field> fields, Value.Context answers) {
        Map<String, Value> shown = new LinkedHashMap<>(answers.members());
        for (Field field : fields) shown.computeIfPresent(field.id(), (id, answer) -> answer(field, answer));
        return new Value.Context(shown);
    }

    private static Value answer(Field field, Value answer) {
        if (field.is(Trait.SENSITIVE)) return hidden(answer);
        if (field.group().isEmpty()) return answer;
        List<Field> inner = field.group().get().fields();
        return answer instanceof Value.Sequence elements
                ? new Value.Sequence(elements.items().stream()
                        .map(it -> it instanceof Value.Context element ? fields(inner, element) : it)
                        .toList())
                : answer;
    }

    /** What is absent stays so: nothing is made of it. */
    private static Value hidden(Value value) {
        return value instanceof Value.Null ? value : HIDDEN;
    }

    /** What was computed at a node, by its names. */
    Value.Context computed(NodeId node, Value.Context values) {
        return each(values, name -> flow.isSensitive(node, name));
    }

    /** What a service was asked. */
    Value.Context request(NodeId node, Value.Context request) {
        if (!(flow.node(node) instanceof ServiceNode asking)) return request;
        Map<String, Expression> formulas = asking.connector().request();
        return each(request, name -> {
            Expression formula = formulas.get(name);
            return formula != null && flow.isSensitive(formula);
        });
    }

    /** How an API was asked it, with stars for its secrets too; empty where no API was, or what it was asked is erased. */
    Optional<ApiMessage> message(NodeId node, Value.Context request) {
        if (!(flow.node(node) instanceof ServiceNode asking)) return Optional.empty();
        Value.Context values = request(node, request);
        return asking.api().flatMap(api -> api.message(values, secret -> STARS).toJavaOptional());
    }

    private Value.Context each(Value.Context values, Predicate<String> isSensitive) {
        if (viewer.seesAll()) return values;
        return mapped(values, (name, value) -> isSensitive.test(name) ? hidden(value) : said(value));
    }

    private static Value.Context mapped(Value.Context values, BiFunction<String, Value, Value> change) {
        Map<String, Value> changed = new LinkedHashMap<>();
        values.members().forEach((name, value) -> changed.put(name, change.apply(name, value)));
        return new Value.Context(changed);
    }

    /** A value that came from a service, or was computed from what did: without what it was sent. */
    Value said(Value value) {
        if (past().isEmpty()) return value;
        if (value instanceof Value.Sequence list)
            return new Value.Sequence(list.items().stream().map(this::said).toList());
        if (value instanceof Value.Context context) return mapped(context, (name, member) -> said(member));
        return past().isIn(value) ? HIDDEN : value;
    }

    /** The same of a service's own words. */
    String said(String message) {
        return past().isIn(message) ? STARS : message;
    }

    /** That a font lacks characters, which may spell what is sensitive. */
    String missing(Set<Integer> characters) {
        String lacks = "the font lacks some characters, in whose place stands \uFFFD";
        if (!viewer.seesAll()) return lacks;
        return characters.stream()
                .map(character -> String.format(Locale.ROOT, "U+%04X", character))
                .collect(Collectors.joining(", ", lacks + ": ", ""));
    }

    /** Whether what this formula comes to is kept from the viewer. */
    boolean hides(Optional<Expression> formula) {
        return !viewer.seesAll() && formula.filter(flow::isSensitive).isPresent();
    }
}
