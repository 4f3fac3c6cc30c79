package dev.workfloo.definition.document;

import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTree;
import dev.workfloo.rule.decision.DecisionTree.Leaf;
import dev.workfloo.rule.decision.DecisionTree.Question;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.Optional;

final class DecisionTreeFormat implements NodeFormat<DecisionTreeNode> {

    /** Deep enough for any tree that a person can follow, and far from what a stack can hold. */
    private static final int DEEPEST = 50;

    /** Stands where an expression could not be read; a document with such a finding never leaves the reader. */
    private static final Expression UNREADABLE = new Expression.Literal(Value.NULL);

    @Override
    public DecisionTreeNode read(NodeId id, String name, DocumentReader document) {
        document.required("tree");
        document.required("exits");
        DecisionTree tree =
                document.object("tree").map(root -> tree(root, DEEPEST)).orElse(new Leaf(""));
        return new DecisionTreeNode(id, name, tree, ExitsFormat.read(document));
    }

    private static DecisionTree tree(DocumentReader document, int depth) {
        boolean isLeaf = document.names().contains("exit");
        DecisionTree tree = isLeaf ? leaf(document) : question(document, depth);
        if (depth > 0) document.done();
        return tree;
    }

    private static DecisionTree leaf(DocumentReader document) {
        return new Leaf(ExitsFormat.exit(document).orElse(""));
    }

    private static DecisionTree question(DocumentReader document, int depth) {
        if (depth == 0) {
            document.error("", "a tree must have at most " + DEEPEST + " questions one below the other");
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

    @Override
    public void write(DecisionTreeNode node, TreeWriter tree) {
        ExitsFormat.write(tree.tree("tree", tree(node.tree())), node.exits());
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
}
