package dev.workfloo.definition;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Aggregate;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.DecisionTable.Selection;
import dev.workfloo.rule.decision.DecisionTree;
import dev.workfloo.rule.decision.DecisionTree.Leaf;
import dev.workfloo.rule.decision.DecisionTree.Question;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.syntax.Parser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the nodes that compute and decide. */
final class RuleReader {

    /** Deep enough for any tree that a person can follow, and far from what a stack can hold. */
    private static final int DEEPEST_TREE = 50;

    private static final Pattern EXIT = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");

    /** Stands where an expression could not be read; a document with such a finding never leaves the reader. */
    private static final Expression UNREADABLE = new Expression.Literal(Value.NULL);

    private RuleReader() {}

    static VariablesNode variables(NodeId id, String name, DocumentReader document) {
        document.required("variables");
        return new VariablesNode(
                id, name, expressions(document, "variables"), DefinitionReader.nodeId(document, "next"));
    }

    static RulesetNode ruleset(NodeId id, String name, DocumentReader document) {
        HitPolicy policy = oneOf(document, "hitPolicy", HitPolicy.values()).orElse(HitPolicy.UNIQUE);
        document.required("hitPolicy");
        document.required("inputs");
        List<Expression> inputs = document.allUnderstood("inputs", Parser::expression);
        List<Rule> rules = new ArrayList<>();
        document.required("rules");
        for (DocumentReader rule : document.objects("rules")) rules.add(rule(rule, inputs.size()));
        DecisionTable table = new DecisionTable(
                inputs,
                rules,
                new Selection(policy, aggregate(document, policy), document.texts("priority")),
                document.object("default").map(RuleReader::otherwise));
        return new RulesetNode(id, name, table, exits(document), DefinitionReader.nodeId(document, "next"));
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
        // Whatever could not be read is a finding already; the table still needs its shape.
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
                exit(document, "exit"),
                document.optionalText("message"),
                document.texts("labels"),
                expressions(document, "outputs"));
    }

    static DecisionTreeNode decisionTree(NodeId id, String name, DocumentReader document) {
        document.required("tree");
        document.required("exits");
        DecisionTree tree =
                document.object("tree").map(root -> tree(root, DEEPEST_TREE)).orElse(new Leaf(""));
        return new DecisionTreeNode(id, name, tree, exits(document));
    }

    private static DecisionTree tree(DocumentReader document, int depth) {
        boolean isLeaf = document.names().contains("exit");
        DecisionTree tree = isLeaf ? leaf(document) : question(document, depth);
        if (depth > 0) document.done();
        return tree;
    }

    private static DecisionTree leaf(DocumentReader document) {
        return new Leaf(exit(document, "exit").orElse(""));
    }

    private static DecisionTree question(DocumentReader document, int depth) {
        if (depth == 0) {
            document.error("", "a tree must have at most " + DEEPEST_TREE + " questions one below the other");
            return new Leaf("");
        }
        String name = document.text("name");
        document.required("if");
        Expression condition = document.understood("if", Parser::expression).orElse(UNREADABLE);
        Optional<String> message = document.optionalText("message");
        return new Question(name, condition, message, branch(document, "then", depth), branch(document, "else", depth));
    }

    private static DecisionTree branch(DocumentReader document, String member, int depth) {
        document.required(member);
        return document.object(member).map(below -> tree(below, depth - 1)).orElse(new Leaf(""));
    }

    private static Optional<String> exit(DocumentReader document, String member) {
        return document.parsed(
                member,
                text -> Optional.of(text).filter(RuleReader::isExit),
                "an exit starts with a letter and goes on with letters, digits and _, 100 at most");
    }

    private static boolean isExit(String text) {
        return EXIT.matcher(text).matches();
    }

    /** An exit that leads to null ends the flow. */
    private static Exits exits(DocumentReader document) {
        Map<String, Optional<NodeId>> targets = new LinkedHashMap<>();
        document.object("exits").ifPresent(exits -> {
            for (String exit : exits.names()) {
                if (!isExit(exit)) exits.error(exit, "is not what an exit may be called: letters, digits and _");
                targets.put(exit, DefinitionReader.nodeId(exits, exit));
            }
        });
        return new Exits(targets);
    }

    static Map<String, Expression> expressions(DocumentReader document, String member) {
        Map<String, Expression> expressions = new LinkedHashMap<>();
        document.object(member).ifPresent(named -> {
            for (String name : named.names()) {
                if (!Names.isName(name)) named.error(name, Names.refusal(name));
                named.required(name);
                named.understood(name, Parser::expression).ifPresent(it -> expressions.put(name, it));
            }
        });
        return expressions;
    }

    /** The document spells the words of a constant with spaces, as the standard does. */
    private static <E extends Enum<E>> Optional<E> oneOf(DocumentReader document, String member, E[] values) {
        List<String> spelt = Arrays.stream(values).map(RuleReader::spell).toList();
        return document.parsed(
                member,
                text -> spelt.contains(text) ? Optional.of(values[spelt.indexOf(text)]) : Optional.empty(),
                "must be one of " + spelt);
    }

    static String spell(Enum<?> constant) {
        return constant.name().replace('_', ' ');
    }
}
