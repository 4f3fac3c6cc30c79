package dev.workfloo;

import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.definition.Exits;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.definition.VariablesNode;
import dev.workfloo.rule.decision.Aggregate;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.DecisionTable.Selection;
import dev.workfloo.rule.decision.DecisionTree;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.syntax.Parser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Draws nodes that compute and decide, over the fields of the forms around them; not all of them can decide always. */
final class RuleSampler {

    private static final List<String> FORMULAS = List.of(
            "1 + 1",
            "1 / 3",
            "today()",
            "now()",
            "duration(\"P1DT2H\")",
            "duration(\"P1Y6M\")",
            "[1, \"a\", null]",
            "{a: 1, b: today()}",
            "null",
            "n0.f0",
            "if n0.f0 != null then n0.f0 else \"x\"",
            "n1.f1 + 1",
            "10 ** 6144 * 10");

    private static final List<String> CELLS =
            List.of("-", "-", "1", "\"a\"", "> 0", "[0..5)", "null", "not(1, 2)", "? = n0.f0", "true");

    private static final List<String> CONDITIONS =
            List.of("true", "false", "n0.f0 != null", "n0.f0 = n1.f1 or true", "1 > 2", "null");

    private final Random random;

    RuleSampler(Random random) {
        this.random = random;
    }

    Node node(NodeId id, Optional<NodeId> next) {
        return switch (random.nextInt(3)) {
            case 0 -> new VariablesNode(id, "Variables " + id, formulas(1 + random.nextInt(3)), next);
            case 1 -> ruleset(id, next);
            default -> new DecisionTreeNode(id, "Tree " + id, tree(3), exits(next));
        };
    }

    private static Exits exits(Optional<NodeId> next) {
        Map<String, Optional<NodeId>> targets = new LinkedHashMap<>();
        targets.put("yes", next);
        targets.put("no", next);
        return new Exits(targets);
    }

    private Node ruleset(NodeId id, Optional<NodeId> next) {
        HitPolicy policy = one(List.of(HitPolicy.values()));
        boolean exits = policy.isSingle() && (policy == HitPolicy.PRIORITY || random.nextBoolean());
        int columns = 1 + random.nextInt(3);
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            List<UnaryTests> when = new ArrayList<>();
            for (int column = 0; column < columns; column++) when.add(cell());
            rules.add(new Rule(when, conclusion(exits)));
        }
        List<Expression> inputs = new ArrayList<>();
        for (int column = 0; column < columns; column++) inputs.add(formula());
        DecisionTable table = new DecisionTable(
                inputs,
                rules,
                new Selection(
                        policy,
                        policy == HitPolicy.COLLECT ? one(List.of(Aggregate.values())) : Aggregate.LIST,
                        policy == HitPolicy.PRIORITY ? List.of("no", "yes") : List.of()),
                random.nextBoolean() ? Optional.of(conclusion(exits)) : Optional.empty());
        return new RulesetNode(id, "Rules " + id, table, exits ? exits(next) : Exits.NONE, next);
    }

    private Conclusion conclusion(boolean exits) {
        return new Conclusion(
                exits ? Optional.of(one(List.of("yes", "no"))) : Optional.empty(),
                random.nextBoolean() ? Optional.of("Because \"señor\"") : Optional.empty(),
                random.nextBoolean() ? List.of("label " + random.nextInt(3)) : List.of(),
                formulas(random.nextInt(3)));
    }

    private DecisionTree tree(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) return new DecisionTree.Leaf(one(List.of("yes", "no")));
        return new DecisionTree.Question(
                "Question " + depth,
                parsed(one(CONDITIONS)),
                random.nextBoolean() ? Optional.of("Asked at " + depth) : Optional.empty(),
                tree(depth - 1),
                tree(depth - 1));
    }

    private Map<String, Expression> formulas(int count) {
        Map<String, Expression> formulas = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) formulas.put("v" + i, formula());
        return formulas;
    }

    private Expression formula() {
        return parsed(one(FORMULAS));
    }

    private UnaryTests cell() {
        return Parser.unaryTests(one(CELLS)).getOrElseThrow(error -> new AssertionError(error.toString()));
    }

    private static Expression parsed(String text) {
        return Parser.expression(text).getOrElseThrow(error -> new AssertionError(error.toString()));
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
