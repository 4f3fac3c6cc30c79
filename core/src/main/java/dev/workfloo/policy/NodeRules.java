package dev.workfloo.policy;

import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.definition.VariablesNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.explanation.Explanation;
import dev.workfloo.execution.explanation.TableReasons;
import dev.workfloo.execution.explanation.TracedValues;
import dev.workfloo.execution.explanation.TreeReasons;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Decided;
import dev.workfloo.rule.decision.Decision;
import dev.workfloo.rule.decision.TreeDecision;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What nodes decide and compute of what they read, and nothing but that. */
public final class NodeRules {

    private final CheckedFlow flow;

    public NodeRules(CheckedFlow flow) {
        this.flow = flow;
    }

    static boolean decides(Node node) {
        return node instanceof RulesetNode || node instanceof DecisionTreeNode;
    }

    /** Whether it sets values, and asks nobody for them. */
    public static boolean computes(Node node) {
        return node instanceof RulesetNode || node instanceof VariablesNode;
    }

    /** A decision, and what tells why when it is asked. */
    record Reasoned(Decision decision, Supplier<Explanation> why) {}

    /** What a node sets, and the exit that it chooses, if it does. */
    public record Computed(Value.Context values, Optional<String> exit) {

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Computed";
        }
    }

    /** What the node sets; in words why it sets nothing. */
    public Either<String, Computed> compute(Node node, EvaluationContext known) {
        if (node instanceof VariablesNode variables) {
            return Evaluation.all(variables.variables(), known).map(values -> new Computed(values, Optional.empty()));
        }
        return decide(node, known)
                .map(Reasoned::decision)
                .map(decision -> new Computed(decision.outputs(), decision.exit()));
    }

    /** What is decided there; in words why nothing is. */
    Either<String, Reasoned> decide(Node node, EvaluationContext known) {
        if (node instanceof RulesetNode ruleset) return decide(ruleset, known);
        if (node instanceof DecisionTreeNode tree) return decide(tree, known);
        throw new IllegalArgumentException(node.id() + " decides nothing");
    }

    private Either<String, Reasoned> decide(RulesetNode node, EvaluationContext known) {
        Decided decided = flow.table(node).decide(known);
        return decided.outcome()
                .map(decision -> new Reasoned(
                        decision,
                        () -> new TableReasons(node.table(), new TracedValues(flow, known)).of(decision, decided)));
    }

    private Either<String, Reasoned> decide(DecisionTreeNode node, EvaluationContext known) {
        return node.tree()
                .decide(known)
                .map(decision -> new Reasoned(
                        decision(decision),
                        () -> new TreeReasons(node.tree(), new TracedValues(flow, known)).of(decision)));
    }

    private static Decision decision(TreeDecision decision) {
        List<String> messages = decision.steps().stream()
                .map(TreeDecision.Step::message)
                .flatMap(Optional::stream)
                .toList();
        return new Decision(Optional.of(decision.exit()), messages, List.of(), Value.Context.EMPTY, List.of());
    }
}
