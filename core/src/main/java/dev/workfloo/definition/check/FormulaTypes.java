package dev.workfloo.definition.check;

import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.check.TypeCheck;
import dev.workfloo.rule.expression.check.TypeEnvironment;

/** Types formulas where they stand, and says what is wrong with them. */
public final class FormulaTypes {

    private FormulaTypes() {}

    static Type of(Expression expression, TypeEnvironment known, FindingsAt at) {
        TypeCheck.Result result = TypeCheck.check(expression, known);
        result.mistakes().forEach(mistake -> at.error("", mistake));
        result.warnings().forEach(warning -> at.warning("", warning));
        return result.mistakes().isEmpty() ? result.type() : Type.NOTHING;
    }

    /** A condition must say yes or no: a missing value decides nothing. */
    public static void ofCondition(Expression expression, TypeEnvironment known, FindingsAt at) {
        Type type = of(expression, known, at);
        if (!Type.BOOLEAN.orNull().accepts(type)) at.error("", "must be a condition, true or false, but is " + type);
        else if (type.isNullable()) {
            at.error(
                    "",
                    "may be null, neither true nor false, because something in it may be missing: guard it, such as x != null and x > 1");
        }
    }
}
