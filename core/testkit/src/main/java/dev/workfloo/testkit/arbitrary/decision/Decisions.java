package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.definition.check.FlowCheck;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.definition.flow.KnownValues;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References.Reference;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.testkit.arbitrary.value.FactValues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A node that decides, asked by itself at one moment. */
public abstract class Decisions {

    private final CheckedFlow flow;
    private final Instant now;
    private final FactSpace facts;

    Decisions(CheckedFlow flow, Node node, Instant now) {
        this.flow = flow;
        this.now = now;
        EvaluationContext nothing = flow.environment(Map.of(), now);
        ComparedValues compared = new ComparedValues(nothing);
        compared.readAll(node);
        this.facts = space(flow, node, compared);
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

    private static FactSpace space(CheckedFlow flow, Node node, ComparedValues compared) {
        Map<String, Type.Context> types = types(flow, node);
        Set<Reference> references = node.formulas()
                .flatMap(formula -> formula.references().stream())
                .collect(Collectors.toSet());
        List<FactPath> paths = new ArrayList<>();
        List<Type> known = new ArrayList<>();
        List<FactValues> values = new ArrayList<>();
        types.forEach((read, members) -> members.members().forEach((member, type) -> {
            boolean isRead = references.stream()
                    .anyMatch(it -> it.name().equals(read)
                            && it.member().map(member::equals).orElse(true));
            if (!isRead) return;
            FactPath path = new FactPath(read, member);
            paths.add(path);
            known.add(type);
            values.add(FactValues.of(type, compared.with(path)));
        }));
        return new FactSpace(paths, known, values);
    }

    /** Of what each node before it sets; what is missing on some way may be null. */
    private static Map<String, Type.Context> types(CheckedFlow flow, Node reader) {
        FlowCheck.Result checked = FlowCheck.check(flow.definition(), Deadline.in(Duration.ZERO, () -> Instant.EPOCH));
        KnownValues values = checked.values()
                .orElseThrow(() -> new IllegalArgumentException("the definition has errors: " + checked.findings()));
        Map<String, Type.Context> types = new LinkedHashMap<>();
        for (Node node : flow.definition().nodes()) {
            boolean isSet = values.isAlwaysSet(reader.id(), node.id());
            values.readable(reader.id(), node.id())
                    .ifPresent(type -> types.put(node.id().name(), isSet ? type : orNull(type)));
        }
        return types;
    }

    private static Type.Context orNull(Type.Context members) {
        Map<String, Type> missing = new LinkedHashMap<>();
        members.members().forEach((name, type) -> missing.put(name, type.orNull()));
        return new Type.Context(missing);
    }

    public final FactSpace facts() {
        return facts;
    }

    final EvaluationContext environment(Point point) {
        Map<NodeId, Value.Context> gathered = new LinkedHashMap<>();
        facts.byNode(point).forEach((node, values) -> gathered.put(new NodeId(node), values));
        return flow.environment(gathered, now);
    }

    /** What a formula comes to there. */
    final Value evaluate(Expression formula, Point point) {
        return new Evaluation(environment(point)).evaluate(formula);
    }

    /** The facts that an expression reads. */
    final List<Integer> read(Set<Reference> references) {
        return facts.read(references);
    }

    public abstract Hit decide(Point point);

    /** All that may count, in the order of the document; what nothing leads to is among them. */
    public abstract List<Target> targets();

    /** Points of a target that are known without searching. */
    List<Point> known(Target target) {
        return List.of();
    }
}
