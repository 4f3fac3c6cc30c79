package dev.workfloo.definition;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.check.TypeCheck;
import dev.workfloo.rule.expression.check.TypeEnvironment;
import java.util.List;
import java.util.Optional;

/** What is found about one node. Places are JSON Pointers inside it; an empty one is the node itself. */
record NodeFindings(NodeId node, String pointer, Findings findings) {

    private static final int LONGEST_LABEL = 100;

    void error(String place, String message) {
        findings.error(Optional.of(node), pointer + place, message);
    }

    void warning(String place, String message) {
        findings.warning(Optional.of(node), pointer + place, message);
    }

    boolean hasErrors() {
        return findings.hasErrors(node);
    }

    /** The same node, from this place on. */
    NodeFindings at(String place) {
        return new NodeFindings(node, pointer + place, findings);
    }

    /** The type of a formula that stands here; what is wrong with it is found. */
    Type typed(Expression expression, TypeEnvironment known) {
        return report(TypeCheck.check(expression, known));
    }

    /** A condition must say yes or no: nobody is judged by what is missing. */
    void condition(Expression expression, TypeEnvironment known) {
        Type type = typed(expression, known);
        if (!Type.BOOLEAN.orNull().accepts(type)) error("", "must be a condition, true or false, but is " + type);
        else if (type.isNullable()) {
            error(
                    "",
                    "may be null, neither true nor false, because something in it may be missing: guard it, such as x != null and x > 1");
        }
    }

    Type report(TypeCheck.Result result) {
        result.mistakes().forEach(mistake -> error("", mistake));
        result.warnings().forEach(warning -> warning("", warning));
        return result.mistakes().isEmpty() ? result.type() : Type.NOTHING;
    }

    void checkLabels(List<String> labels) {
        labels.stream()
                .filter(label -> label.isBlank() || label.length() > LONGEST_LABEL || label.indexOf('\0') >= 0)
                .forEach(label -> error("/labels", "a label is text of 1 to " + LONGEST_LABEL + " characters"));
    }
}
