package dev.workfloo.definition.document;

import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Aggregate;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.DecisionTable.Selection;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

final class RulesetFormat implements NodeFormat<RulesetNode> {

    @Override
    public RulesetNode read(NodeId id, String name, DocumentReader document) {
        HitPolicy policy = oneOf(document, "hitPolicy", HitPolicy.values()).orElse(HitPolicy.UNIQUE);
        document.required("hitPolicy");
        document.required("inputs");
        List<Expression> inputs = document.allUnderstood("inputs", Parser::expression);
        document.required("rules");
        List<Rule> rules = document.objects("rules").stream()
                .map(rule -> rule(rule, inputs.size()))
                .toList();
        DecisionTable table = new DecisionTable(
                inputs,
                rules,
                new Selection(policy, aggregate(document, policy), document.texts("priority")),
                document.object("default").map(RulesetFormat::otherwise));
        return new RulesetNode(id, name, table, ExitsFormat.read(document), DefinitionReader.nodeId(document, "next"));
    }

    private static Aggregate aggregate(DocumentReader document, HitPolicy policy) {
        Optional<Aggregate> aggregate = oneOf(document, "aggregate", Aggregate.values());
        if (aggregate.isPresent() && policy != HitPolicy.COLLECT) {
            document.error("aggregate", "counts with the hit policy COLLECT only");
        }
        return aggregate.orElse(Aggregate.LIST);
    }

    private static Rule rule(DocumentReader document, int columns) {
        document.required("when");
        List<UnaryTests> when = new ArrayList<>(document.allUnderstood("when", Parser::unaryTests));
        int given = document.listSize("when");
        if (given != columns) document.error("when", "must have one test per input: " + columns + ", not " + given);
        // What could not be read is a finding already; the table still needs its shape.
        when = when.size() > columns ? when.subList(0, columns) : when;
        when.addAll(Collections.nCopies(columns - when.size(), UnaryTests.ANY));
        Rule rule = new Rule(when, conclusion(document));
        document.done();
        return rule;
    }

    private static Conclusion otherwise(DocumentReader document) {
        Conclusion conclusion = conclusion(document);
        document.done();
        return conclusion;
    }

    private static Conclusion conclusion(DocumentReader document) {
        return new Conclusion(
                ExitsFormat.exit(document),
                document.optionalText("message"),
                document.texts("labels"),
                Formulas.read(document, "outputs"));
    }

    @Override
    public void write(RulesetNode node, TreeWriter tree) {
        DecisionTable table = node.table();
        tree.text("hitPolicy", spell(table.hitPolicy()))
                .list("inputs", table.inputs(), input -> new Value.Text(Printer.print(input)))
                .list("rules", table.rules(), RulesetFormat::rule);
        if (table.aggregate() != Aggregate.LIST) tree.text("aggregate", spell(table.aggregate()));
        tree.texts("priority", table.priority());
        table.otherwise()
                .ifPresent(it ->
                        tree.tree("default", conclusion(new TreeWriter(), it).done()));
        if (!node.exits().targets().isEmpty()) ExitsFormat.write(tree, node.exits());
        tree.text("next", node.next().map(NodeId::name));
    }

    private static Value rule(Rule rule) {
        TreeWriter tree = new TreeWriter().list("when", rule.when(), tests -> new Value.Text(Printer.print(tests)));
        return conclusion(tree, rule.then()).done();
    }

    private static TreeWriter conclusion(TreeWriter tree, Conclusion conclusion) {
        tree.text("exit", conclusion.exit())
                .text("message", conclusion.message())
                .texts("labels", conclusion.labels());
        return Formulas.write(tree, "outputs", conclusion.outputs());
    }

    /** The document spells the words of a constant with spaces, as the standard does. */
    private static String spell(Enum<?> constant) {
        return constant.name().replace('_', ' ');
    }

    private static <E extends Enum<E>> Optional<E> oneOf(DocumentReader document, String member, E[] values) {
        return document.parsed(
                member,
                text -> Arrays.stream(values)
                        .filter(it -> spell(it).equals(text))
                        .findFirst(),
                "must be one of "
                        + Arrays.stream(values).map(RulesetFormat::spell).toList());
    }
}
