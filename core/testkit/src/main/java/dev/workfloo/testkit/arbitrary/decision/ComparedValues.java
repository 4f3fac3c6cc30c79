package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.definition.VariablesNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.References.Reference;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.testkit.arbitrary.decision.Target.Compared;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds with what a node compares what it reads, and all texts that stand near it. What is computed from a fact is most often of
 * its size, so what the one is compared with is taken for the other too.
 */
public final class ComparedValues {

    private final EvaluationContext nothing;
    private final Map<FactPath, Set<Value>> byFact = new LinkedHashMap<>();
    private final Map<String, Set<Value>> byNode = new LinkedHashMap<>();

    ComparedValues(EvaluationContext nothing) {
        this.nothing = nothing;
    }

    /** What all decisions of a flow compare. */
    public static ComparedValues of(CheckedFlow flow, Instant now) {
        ComparedValues compared = new ComparedValues(flow.environment(Map.of(), now));
        flow.definition().nodes().forEach(compared::readAll);
        return compared;
    }

    /** What a decision compares, and what is compared with what is computed for it. */
    static ComparedValues of(Node decides, Computation computation, EvaluationContext nothing) {
        ComparedValues compared = new ComparedValues(nothing);
        compared.readAll(decides);
        for (Node computed : computation.fromTheDecision()) {
            compared.readAll(computed);
            compared.passOn(computed);
        }
        return compared;
    }

    /** With what the node computes is compared, with that is compared what it reads. */
    private void passOn(Node node) {
        List<Value> compared = new ArrayList<>(byNode.getOrDefault(node.id().name(), Set.of()));
        byFact.forEach((path, values) -> {
            if (path.node().equals(node.id().name())) compared.addAll(values);
        });
        node.formulas().forEach(formula -> add(formula.references(), compared));
    }

    private void readAll(Node node) {
        if (node instanceof RulesetNode ruleset) readAll(ruleset.table());
        else if (node instanceof DecisionTreeNode || node instanceof VariablesNode) {
            node.formulas().forEach(it -> it.expression().ifPresent(formula -> read(formula, in(formula))));
        }
    }

    private void readAll(DecisionTable table) {
        for (int column = 0; column < table.inputs().size(); column++) {
            Expression input = table.inputs().get(column);
            List<Value> compared = new ArrayList<>(in(input));
            for (DecisionTable.Rule rule : table.rules()) {
                UnaryTests cell = rule.when().get(column);
                compared.addAll(in(cell));
                add(References.of(cell), in(cell));
            }
            read(input, compared);
        }
        table.rules().forEach(rule -> rule.then().outputs().values().forEach(it -> read(it, in(it))));
        table.otherwise().ifPresent(it -> it.outputs().values().forEach(output -> read(output, in(output))));
    }

    private void read(Expression expression, List<Value> compared) {
        add(References.of(expression), compared);
    }

    private void add(Set<Reference> references, List<Value> compared) {
        for (Reference reference : references) {
            reference
                    .member()
                    .map(member -> byFact.computeIfAbsent(
                            new FactPath(reference.name(), member), path -> new LinkedHashSet<>()))
                    .orElseGet(() -> byNode.computeIfAbsent(reference.name(), node -> new LinkedHashSet<>()))
                    .addAll(compared);
        }
    }

    public Set<Value> with(FactPath path) {
        Set<Value> compared = new LinkedHashSet<>(byFact.getOrDefault(path, Set.of()));
        compared.addAll(byNode.getOrDefault(path.node(), Set.of()));
        return compared;
    }

    List<Value> in(Expression expression) {
        ComparedOperands operands = new ComparedOperands(nothing);
        operands.visit(expression);
        return operands.found();
    }

    /** What a condition compares with what. */
    List<Compared> pairs(Expression condition) {
        ComparedOperands operands = new ComparedOperands(nothing);
        operands.visit(condition);
        return operands.compared();
    }

    /** A cell compares all of it. */
    List<Value> in(UnaryTests cell) {
        ComparedOperands operands = new ComparedOperands(nothing);
        operands.visit(cell);
        return operands.found();
    }
}
