package dev.workfloo.testkit.arbitrary;

import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.testkit.arbitrary.decision.ComparedValues;
import dev.workfloo.testkit.arbitrary.decision.FactPath;
import dev.workfloo.testkit.arbitrary.form.FormDraw;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forms of a flow. What is answered lies near what decisions compare it with, and codes reach the telephones. */
final class FormDraws {

    private static final List<Value> COUNTRY_CODES = List.of(Value.of("+52"), Value.of("52"), Value.of("+1"));

    private final CheckedFlow flow;
    private final Instant now;
    private final ComparedValues compared;
    private final Map<String, FormDraw> byNode = new LinkedHashMap<>();

    FormDraws(CheckedFlow flow, Instant now) {
        this.flow = flow;
        this.now = now;
        this.compared = ComparedValues.of(flow, now);
        for (Node node : flow.definition().nodes()) {
            if (node instanceof FormNode form) byNode.put(node.id().name(), draw(form));
        }
    }

    private FormDraw draw(FormNode form) {
        return new FormDraw(
                form.form(),
                field -> compared(form, field),
                kept -> FormStep.unreachable(flow, form, flow.environment(Map.of(form.id(), kept), now)));
    }

    private Collection<Value> compared(FormNode form, String field) {
        List<Value> values =
                new ArrayList<>(compared.with(new FactPath(form.id().name(), field)));
        Expression read = new Expression.Path(new Expression.Name(form.id().name()), field);
        boolean isCountryCode = flow.definition().nodes().stream()
                .flatMap(node -> node.asks().code().stream())
                .map(code -> code.recipient().countryCode())
                .anyMatch(Optional.of(read)::equals);
        if (isCountryCode) values.addAll(COUNTRY_CODES);
        return values;
    }

    /** @throws IllegalArgumentException if no form has this id */
    FormDraw of(String node) {
        FormDraw draw = byNode.get(node);
        if (draw == null) {
            throw new IllegalArgumentException("no form is called " + node + ", but " + byNode.keySet());
        }
        return draw;
    }
}
