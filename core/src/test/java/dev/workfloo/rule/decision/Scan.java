package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.rule.expression.function.Builtin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Decides a table as its definition says, every cell of it evaluated: slow, and easy to see through. */
public record Scan(DecisionTable table, EvaluationContext environment) {

    private static final Value YES = Value.of(true);

    /** The decision, without any where there is none. */
    public Optional<Decision> decision() {
        List<Integer> matching = matching();
        if (matching.isEmpty()
                && (table.hitPolicy().isSingle() || table.otherwise().isPresent())) {
            return table.otherwise().map(it -> single(it, List.of()));
        }
        return switch (table.hitPolicy()) {
            case UNIQUE -> matching.size() == 1 ? first(matching) : Optional.empty();
            case FIRST -> first(matching);
            case ANY -> agree(matching) ? first(matching) : Optional.empty();
            case PRIORITY ->
                first(matching.stream().sorted(Comparator.comparing(this::rank)).toList());
            case RULE_ORDER -> Optional.of(several(matching, Aggregate.LIST));
            case COLLECT -> Optional.of(several(matching, table.aggregate()));
        };
    }

    public List<Integer> matching() {
        return IntStream.range(0, table.rules().size())
                .filter(rule -> answers(rule).stream().allMatch(YES::equals))
                .boxed()
                .toList();
    }

    public List<Value> answers(int rule) {
        return IntStream.range(0, table.inputs().size())
                .mapToObj(i -> evaluation()
                        .test(
                                table.rules().get(rule).when().get(i),
                                value(table.inputs().get(i))))
                .toList();
    }

    private Value value(Expression expression) {
        return evaluation().evaluate(expression);
    }

    private Evaluation evaluation() {
        return new Evaluation(environment);
    }

    private Conclusion then(int rule) {
        return table.rules().get(rule).then();
    }

    private int rank(int rule) {
        int place = then(rule).exit().map(table.priority()::indexOf).orElse(-1);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private boolean agree(List<Integer> rules) {
        return rules.stream()
                        .map(rule -> single(then(rule), List.of()))
                        .map(it -> List.of(it.exit(), it.labels(), it.outputs()))
                        .distinct()
                        .count()
                == 1;
    }

    private Optional<Decision> first(List<Integer> rules) {
        return Optional.of(single(then(rules.get(0)), rules.subList(0, 1)));
    }

    private Decision single(Conclusion conclusion, List<Integer> rules) {
        Map<String, Value> outputs = new LinkedHashMap<>();
        conclusion.outputs().forEach((name, formula) -> outputs.put(name, value(formula)));
        return new Decision(
                conclusion.exit(),
                conclusion.message().stream().toList(),
                List.copyOf(new LinkedHashSet<>(conclusion.labels())),
                new Value.Context(outputs),
                rules);
    }

    private Decision several(List<Integer> rules, Aggregate aggregate) {
        Map<String, Value> outputs = new LinkedHashMap<>();
        Set<String> labels = new LinkedHashSet<>();
        rules.forEach(rule -> labels.addAll(then(rule).labels()));
        table.rules()
                .forEach(rule -> rule.then().outputs().keySet().forEach(name -> {
                    List<Value> values = new ArrayList<>();
                    for (int matching : rules) {
                        Optional.ofNullable(then(matching).outputs().get(name)).ifPresent(it -> values.add(value(it)));
                    }
                    outputs.put(name, aggregated(new Value.Sequence(values), aggregate));
                }));
        return new Decision(
                Optional.empty(),
                rules.stream().flatMap(it -> then(it).message().stream()).toList(),
                List.copyOf(labels),
                new Value.Context(outputs),
                rules);
    }

    private Value aggregated(Value.Sequence values, Aggregate aggregate) {
        if (aggregate == Aggregate.LIST) return values;
        return value(new Expression.Call(Builtin.valueOf(aggregate.name()), List.of(new Expression.Literal(values))));
    }
}
