package dev.workfloo.execution.history;

import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.execution.AutomaticEvent.RulesetDecided;
import dev.workfloo.execution.AutomaticEvent.TreeDecided;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.Explanation.Condition;
import dev.workfloo.execution.history.Explanation.Row;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Decided;
import dev.workfloo.rule.decision.Decision;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTree;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.decision.TableTrace;
import dev.workfloo.rule.decision.TreeDecision;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.References.Reference;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.rule.expression.syntax.Printer;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides once more what was decided then, from what was known then, and tells why. Where that comes out otherwise, because
 * values were erased or a release decides otherwise, nothing is told rather than something untrue.
 */
final class Reasons {

    private static final int MOST_ROWS = 200;

    private final CheckedFlow flow;
    private final EvaluationContext environment;

    private Reasons(NodeEvent event, CheckedFlow flow, WorkflooExecution before) {
        this.flow = flow;
        this.environment = flow.environment(before.data().values(), event.at());
    }

    /**
     * Why an event came out as it did; empty where nothing was decided.
     *
     * @param before how the execution stood when it was decided
     */
    static Optional<Explanation> of(NodeEvent event, CheckedFlow flow, WorkflooExecution before) {
        Node node = flow.node(event.node());
        if (event instanceof RulesetDecided decided)
            return new Reasons(event, flow, before).explain((RulesetNode) node, decided.decision());
        if (event instanceof TreeDecided decided)
            return new Reasons(event, flow, before).explain((DecisionTreeNode) node, decided.decision());
        return Optional.empty();
    }

    private Optional<Explanation> explain(RulesetNode node, Decision decision) {
        Decided again = flow.table(node).decide(environment);
        if (!again.outcome().equals(Either.right(decision))) return Optional.empty();
        List<Expression> inputs = node.table().inputs();
        boolean open = inputs.stream().noneMatch(flow::isSensitive);
        return Optional.of(new Explanation.OfTable(
                rows(node.table(), decision, again)
                        .map(row -> row(row, inputs, again.inputs()))
                        .toList(),
                open ? again.trace().remarks() : List.of()));
    }

    /** Of a large table, those that the inputs alone did not rule out; of another, all up to where it was decided. */
    private static Stream<TableTrace.Row> rows(DecisionTable table, Decision decision, Decided again) {
        int count = table.rules().size();
        if (count > MOST_ROWS) return again.trace().rows().stream().limit(MOST_ROWS);
        boolean stops =
                table.hitPolicy() == HitPolicy.FIRST && !decision.rules().isEmpty();
        return IntStream.range(0, stops ? decision.rules().get(0) + 1 : count).mapToObj(again::row);
    }

    private Row row(TableTrace.Row row, List<Expression> inputs, List<Value> values) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < row.answers().size(); i++) {
            conditions.add(condition(
                    inputs.get(i),
                    values.get(i),
                    row.tests().get(i),
                    row.answers().get(i)));
        }
        return new Row(row.rule() + 1, row.matched(), conditions);
    }

    private Condition condition(Expression input, Value value, UnaryTests tests, Value answer) {
        return new Condition(
                Printer.print(input),
                flow.isSensitive(input) ? Optional.empty() : Optional.of(value),
                Printer.print(tests),
                compared(References.of(tests)),
                answer instanceof Value.Bool held ? Optional.of(held.truth()) : Optional.empty());
    }

    private Optional<Explanation> explain(DecisionTreeNode node, TreeDecision decision) {
        if (!node.tree().decide(environment).equals(Either.right(decision))) return Optional.empty();
        List<Explanation.Question> questions = new ArrayList<>();
        DecisionTree at = node.tree();
        for (TreeDecision.Step step : decision.steps()) {
            DecisionTree.Question question = (DecisionTree.Question) at;
            questions.add(new Explanation.Question(
                    question.name(),
                    Printer.print(question.condition()),
                    compared(References.of(question.condition())),
                    step.answer()));
            at = step.answer() ? question.then() : question.otherwise();
        }
        return Optional.of(new Explanation.OfTree(questions));
    }

    private Map<String, Optional<Value>> compared(Set<Reference> references) {
        Map<String, Optional<Value>> values = new LinkedHashMap<>();
        for (Reference reference : references) {
            Expression name = new Expression.Name(reference.name());
            Expression read = reference
                    .member()
                    .<Expression>map(it -> new Expression.Path(name, it))
                    .orElse(name);
            boolean isNamed = !(environment.names().get(reference.name()) instanceof Value.Null);
            if (reference.certain() && isNamed) values.put(Printer.print(read), value(read));
        }
        return values;
    }

    private Optional<Value> value(Expression read) {
        return flow.isSensitive(read) ? Optional.empty() : Optional.of(new Evaluation(environment).evaluate(read));
    }
}
