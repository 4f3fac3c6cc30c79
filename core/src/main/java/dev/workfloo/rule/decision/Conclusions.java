package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rules of a table say. Where their outputs are literals, their decisions are made in advance. */
final class Conclusions {

    /** Stands for the table's default where a rule's index is expected. */
    static final int DEFAULT = -1;

    private final DecisionTable table;
    private final List<Optional<Decision>> ready = new ArrayList<>();
    private final Optional<Decision> readyDefault;

    Conclusions(DecisionTable table) {
        this.table = table;
        List<DecisionTable.Rule> rules = table.rules();
        for (int i = 0; i < rules.size(); i++) ready.add(ahead(i, rules.get(i).then()));
        this.readyDefault = table.otherwise().flatMap(it -> ahead(DEFAULT, it));
    }

    private static Optional<Decision> ahead(int rule, Conclusion conclusion) {
        Map<String, Value> outputs = new LinkedHashMap<>();
        for (Map.Entry<String, Expression> output : conclusion.outputs().entrySet()) {
            if (!(output.getValue() instanceof Expression.Literal literal)) return Optional.empty();
            outputs.put(output.getKey(), literal.value());
        }
        return Optional.of(decision(rule, conclusion, new Value.Context(outputs)));
    }

    /** The decision where this rule alone counts; it is of no use when the evaluation fails. */
    Decision single(int rule, Evaluation evaluation) {
        Optional<Decision> made = rule == DEFAULT ? readyDefault : ready.get(rule);
        return made.isPresent() ? made.get() : made(rule, evaluation);
    }

    private Decision made(int rule, Evaluation evaluation) {
        Conclusion conclusion = rule == DEFAULT
                ? table.otherwise().orElseThrow()
                : table.rules().get(rule).then();
        Map<String, Value> outputs = new LinkedHashMap<>();
        conclusion.outputs().forEach((name, formula) -> outputs.put(name, evaluation.evaluate(formula)));
        return decision(rule, conclusion, new Value.Context(outputs));
    }

    private static Decision decision(int rule, Conclusion conclusion, Value.Context outputs) {
        return new Decision(
                conclusion.exit(),
                conclusion.message().stream().toList(),
                conclusion.labels().stream().distinct().toList(),
                outputs,
                rule == DEFAULT ? List.of() : List.of(rule));
    }
}
