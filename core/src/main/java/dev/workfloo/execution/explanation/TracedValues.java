package dev.workfloo.execution.explanation;

import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References.Reference;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What formulas read then, but for what is kept out of traces. */
public final class TracedValues {

    private final CheckedFlow flow;
    private final EvaluationContext known;

    public TracedValues(CheckedFlow flow, EvaluationContext known) {
        this.flow = flow;
        this.known = known;
    }

    boolean isHidden(Expression read) {
        return flow.isSensitive(read);
    }

    /** By name, what these references came to; empty where it is hidden. */
    public Map<String, Optional<Value>> read(Set<Reference> references) {
        Map<String, Optional<Value>> values = new LinkedHashMap<>();
        for (Reference reference : references) {
            Expression name = new Expression.Name(reference.name());
            Expression read = reference
                    .member()
                    .<Expression>map(it -> new Expression.Path(name, it))
                    .orElse(name);
            boolean isNamed = !(known.names().get(reference.name()) instanceof Value.Null);
            if (reference.certain() && isNamed) values.put(Printer.print(read), value(read));
        }
        return values;
    }

    private Optional<Value> value(Expression read) {
        return isHidden(read) ? Optional.empty() : Optional.of(new Evaluation(known).evaluate(read));
    }
}
