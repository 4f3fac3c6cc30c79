package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References.Reference;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.testkit.arbitrary.value.FactValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A node that decides, asked at one moment, with what is computed on the way to it. */
public abstract class Decisions {

    private final CheckedFlow flow;
    private final Instant now;
    private final Computation computation;
    private final FactSpace facts;

    Decisions(CheckedFlow flow, Node node, Instant now) {
        this.flow = flow;
        this.now = now;
        this.computation = new Computation(flow, node);
        this.facts = space(computation, ComparedValues.of(node, computation, flow.environment(Map.of(), now)));
    }

    /** @throws IllegalArgumentException if no node of this name decides */
    public static Decisions of(CheckedFlow flow, String name, Instant now) {
        for (Node node : flow.definition().nodes()) {
            if (!node.id().name().equals(name)) continue;
            if (node instanceof RulesetNode ruleset) return new TableDecisions(flow, ruleset, now);
            if (node instanceof DecisionTreeNode tree) return new TreeDecisions(flow, tree, now);
        }
        List<String> those = flow.definition().nodes().stream()
                .filter(node -> node instanceof RulesetNode || node instanceof DecisionTreeNode)
                .map(node -> node.id().name())
                .toList();
        throw new IllegalArgumentException("no node that decides is called " + name + ", but " + those);
    }

    private static FactSpace space(Computation computation, ComparedValues compared) {
        Map<FactPath, Type> types = computation.facts();
        List<FactValues> values = new ArrayList<>();
        types.forEach((path, type) -> values.add(FactValues.of(type, compared.with(path))));
        return new FactSpace(List.copyOf(types.keySet()), List.copyOf(types.values()), values);
    }

    public final FactSpace facts() {
        return facts;
    }

    private Map<NodeId, Value.Context> gathered(Point point) {
        Map<NodeId, Value.Context> gathered = new LinkedHashMap<>();
        facts.byNode(point).forEach((node, values) -> gathered.put(new NodeId(node), values));
        return gathered;
    }

    /** What formulas read there; the facts alone where something of them cannot be computed. */
    final EvaluationContext environment(Point point) {
        Map<NodeId, Value.Context> gathered = gathered(point);
        return computation.environment(gathered, now).orElseGet(() -> flow.environment(gathered, now));
    }

    /** What a formula comes to there. */
    final Value evaluate(Expression formula, Point point) {
        return new Evaluation(environment(point)).evaluate(formula);
    }

    /** The facts that an expression reads, or that are computed into what it reads. */
    final List<Integer> read(Set<Reference> references) {
        return facts.read(computation.behind(references));
    }

    /** What is decided there; nothing where an execution would not come to the decision. */
    public final Hit decide(Point point) {
        return computation.environment(gathered(point), now).map(this::decide).orElse(Hit.NONE);
    }

    abstract Hit decide(EvaluationContext known);

    /** All that may count, in the order of the document; what nothing leads to is among them. */
    public abstract List<Target> targets();

    /** Points of a target that are known without searching. */
    List<Point> known(Target target) {
        return List.of();
    }
}
