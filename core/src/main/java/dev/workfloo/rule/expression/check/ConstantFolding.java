package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Finds out what is made of literals only by trying it: {@code date(2026, 2, 28)} exists, {@code 1 / 0} does not. */
final class ConstantFolding {

    private ConstantFolding() {}

    /** The type of this operation: exactly that of its value if it has the same one always. */
    static Type known(Expression operation, Type type, Diagnostics notes) {
        List<Expression> parts = Subexpressions.of(operation);
        boolean isConstant = !parts.isEmpty() && parts.stream().allMatch(ConstantFolding::isValue);
        if (!isConstant || !type.isNullable()) return type;
        Evaluation evaluation =
                new Evaluation(new EvaluationContext(Value.Context.EMPTY, Instant.EPOCH.atZone(ZoneOffset.UTC)));
        Value value = evaluation.evaluate(operation);
        if (evaluation.failure().isPresent()) return type;
        if (!value.equals(Value.NULL)) return type.present();
        notes.mistake(Diagnostics.quote(operation) + " is always null: " + String.join(", ", evaluation.remarks()));
        return Type.NOTHING;
    }

    private static boolean isValue(Expression expression) {
        return expression instanceof Expression.Literal literal
                && !literal.value().equals(Value.NULL);
    }
}
