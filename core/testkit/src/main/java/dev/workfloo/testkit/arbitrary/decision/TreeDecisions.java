package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTree;
import dev.workfloo.rule.decision.DecisionTree.Leaf;
import dev.workfloo.rule.decision.DecisionTree.Question;
import dev.workfloo.rule.decision.TreeDecision;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A decision tree. */
final class TreeDecisions extends Decisions {

    private final DecisionTree tree;
    private final ComparedValues compared;

    TreeDecisions(CheckedFlow flow, DecisionTreeNode node, Instant now) {
        super(flow, node, now);
        this.tree = node.tree();
        this.compared = new ComparedValues(flow.environment(Map.of(), now));
    }

    @Override
    Hit decide(EvaluationContext known) {
        return tree.decide(known)
                .fold(
                        reason -> Hit.NONE,
                        decided ->
                                new Hit(List.of(pointer(decided)), Optional.of(decided.exit()), Value.Context.EMPTY));
    }

    private static String pointer(TreeDecision decided) {
        return decided.steps().stream()
                .map(step -> step.answer() ? "/then" : "/else")
                .collect(Collectors.joining("", "/tree", ""));
    }

    @Override
    public List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        add(tree, "/tree", List.of(), targets);
        return targets;
    }

    private void add(DecisionTree from, String pointer, List<Target.Check> before, List<Target> targets) {
        from.fold(new DecisionTree.Cases<Boolean>() {
            @Override
            public Boolean question(Question question) {
                add(question.then(), pointer + "/then", and(before, question, true), targets);
                add(question.otherwise(), pointer + "/else", and(before, question, false), targets);
                return true;
            }

            @Override
            public Boolean leaf(Leaf leaf) {
                return targets.add(new Target(pointer, Optional.of(leaf.exit()), () -> before));
            }
        });
    }

    private List<Target.Check> and(List<Target.Check> before, Question question, boolean answer) {
        Expression condition = question.condition();
        List<Target.Check> checks = new ArrayList<>(before);
        checks.add(new Target.Check(
                read(References.of(condition)),
                compared.pairs(condition),
                point -> new Evaluation(environment(point)).evaluate(condition).equals(Value.of(answer))));
        return checks;
    }
}
