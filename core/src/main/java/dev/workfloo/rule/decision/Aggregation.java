package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.function.Builtin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts together what several rules say. An output that a rule does not set is not collected from it; where no rule counts,
 * all outputs of the table are there and empty.
 */
final class Aggregation {

    private final DecisionTable table;
    private final Set<String> names = new LinkedHashSet<>();

    Aggregation(DecisionTable table) {
        this.table = table;
        table.rules().forEach(rule -> names.addAll(rule.then().outputs().keySet()));
    }

    Decision decision(List<Integer> rules, Aggregate aggregate, Evaluation evaluation) {
        List<Conclusion> counting =
                rules.stream().map(rule -> table.rules().get(rule).then()).toList();
        List<String> messages = new ArrayList<>();
        Set<String> labels = new LinkedHashSet<>();
        for (Conclusion conclusion : counting) {
            conclusion.message().ifPresent(messages::add);
            labels.addAll(conclusion.labels());
        }
        Map<String, Value> outputs = new LinkedHashMap<>();
        collected(counting, evaluation)
                .forEach((name, values) -> outputs.put(name, aggregated(aggregate, values, evaluation)));
        return new Decision(Optional.empty(), messages, List.copyOf(labels), new Value.Context(outputs), rules);
    }

    private Map<String, List<Value>> collected(List<Conclusion> counting, Evaluation evaluation) {
        Map<String, List<Value>> collected = new LinkedHashMap<>();
        for (String name : names) {
            List<Value> values = new ArrayList<>();
            for (Conclusion conclusion : counting) {
                Expression formula = conclusion.outputs().get(name);
                if (formula != null) values.add(evaluation.evaluate(formula));
            }
            collected.put(name, values);
        }
        return collected;
    }

    private static Value aggregated(Aggregate aggregate, List<Value> values, Evaluation evaluation) {
        Value.Sequence list = new Value.Sequence(values);
        return switch (aggregate) {
            case LIST -> list;
            case SUM -> called(Builtin.SUM, list, evaluation);
            case MIN -> called(Builtin.MIN, list, evaluation);
            case MAX -> called(Builtin.MAX, list, evaluation);
            case COUNT -> called(Builtin.COUNT, list, evaluation);
        };
    }

    private static Value called(Builtin function, Value.Sequence list, Evaluation evaluation) {
        return evaluation.evaluate(new Expression.Call(function, List.of(new Expression.Literal(list))));
    }
}
