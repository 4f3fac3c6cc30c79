package dev.workfloo.rule.expression.syntax;

import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.Traversal;
import dev.workfloo.rule.expression.UnaryTests;

/** Finds whether a tree is too deep to be walked through by recursion, without going deeper than is allowed itself. */
final class TreeDepth extends Traversal {

    private static final int MOST = 300;

    private int depth;
    private boolean tooDeep;

    private TreeDepth() {}

    static boolean isTooDeep(Expression expression) {
        TreeDepth height = new TreeDepth();
        height.visit(expression);
        return height.tooDeep;
    }

    static boolean isTooDeep(UnaryTests tests) {
        TreeDepth height = new TreeDepth();
        height.visit(tests);
        return height.tooDeep;
    }

    @Override
    public void visit(Expression part) {
        if (depth == MOST) {
            tooDeep = true;
            return;
        }
        depth++;
        super.visit(part);
        depth--;
    }
}
