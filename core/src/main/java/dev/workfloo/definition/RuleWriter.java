package dev.workfloo.definition;

import dev.workfloo.rule.TreeWriter;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Aggregate;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.DecisionTree;
import dev.workfloo.rule.decision.DecisionTree.Leaf;
import dev.workfloo.rule.decision.DecisionTree.Question;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the nodes that compute and decide; their formulas as the printer spells them. */
final class RuleWriter {

    private RuleWriter() {}

    static TreeWriter variables(TreeWriter head, VariablesNode node) {
        return expressions(head, "variables", node.variables())
                .text("next", node.next().map(NodeId::name));
    }

    static TreeWriter ruleset(TreeWriter head, RulesetNode node) {
        DecisionTable table = node.table();
        head.text("hitPolicy", RuleReader.spell(table.hitPolicy()))
                .list("inputs", table.inputs(), input -> new Value.Text(Printer.print(input)))
                .list("rules", table.rules(), RuleWriter::rule);
        if (table.aggregate() != Aggregate.LIST) head.text("aggregate", RuleReader.spell(table.aggregate()));
        head.texts("priority", table.priority());
        table.otherwise()
                .ifPresent(it ->
                        head.tree("default", conclusion(new TreeWriter(), it).done()));
        if (!node.exits().targets().isEmpty()) exits(head, node.exits());
        return head.text("next", node.next().map(NodeId::name));
    }

    private static Value rule(Rule rule) {
        TreeWriter tree = new TreeWriter().list("when", rule.when(), tests -> new Value.Text(Printer.print(tests)));
        return conclusion(tree, rule.then()).done();
    }

    private static TreeWriter conclusion(TreeWriter tree, Conclusion conclusion) {
        tree.text("exit", conclusion.exit())
                .text("message", conclusion.message())
                .texts("labels", conclusion.labels());
        return expressions(tree, "outputs", conclusion.outputs());
    }

    static TreeWriter decisionTree(TreeWriter head, DecisionTreeNode node) {
        return exits(head.tree("tree", tree(node.tree())), node.exits());
    }

    private static Value tree(DecisionTree tree) {
        return tree.fold(new DecisionTree.Cases<Value>() {
            @Override
            public Value question(Question question) {
                return new TreeWriter()
                        .text("name", question.name())
                        .text("if", Printer.print(question.condition()))
                        .text("message", question.message())
                        .tree("then", tree(question.then()))
                        .tree("else", tree(question.otherwise()))
                        .done();
            }

            @Override
            public Value leaf(Leaf leaf) {
                return new TreeWriter().text("exit", leaf.exit()).done();
            }
        });
    }

    private static TreeWriter exits(TreeWriter tree, Exits exits) {
        Map<String, Value> targets = new LinkedHashMap<>();
        exits.targets().forEach((exit, target) -> targets.put(exit, target(target)));
        return tree.tree("exits", new Value.Context(targets));
    }

    private static Value target(Optional<NodeId> target) {
        return target.<Value>map(id -> new Value.Text(id.name())).orElse(Value.NULL);
    }

    static TreeWriter expressions(TreeWriter tree, String member, Map<String, Expression> expressions) {
        if (expressions.isEmpty()) return tree;
        Map<String, Value> printed = new LinkedHashMap<>();
        expressions.forEach((name, expression) -> printed.put(name, new Value.Text(Printer.print(expression))));
        return tree.tree(member, new Value.Context(printed));
    }
}
