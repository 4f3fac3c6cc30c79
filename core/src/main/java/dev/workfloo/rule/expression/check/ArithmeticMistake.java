package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.ArithmeticOperator;

/** Tells an author why an operator does not go with what stands on its sides. */
record ArithmeticMistake(ArithmeticOperator operator, Operand left, Operand right) {

    /** What the operator goes with, and what there is instead. */
    String words() {
        boolean isLeft = !canStandLeft(left.type().present());
        return operator.sign() + " "
                + (isLeft ? takes() : takesAfter(left.type().present())) + ", but " + (isLeft ? left : right).words();
    }

    private boolean canStandLeft(Type type) {
        return type instanceof Type.Num
                || switch (operator) {
                    case ADD -> type.isDuration() || type.isMoment() || type instanceof Type.Text;
                    case SUBTRACT -> type.isDuration() || type.isMoment();
                    case MULTIPLY, DIVIDE -> type.isDuration();
                    case POWER -> false;
                };
    }

    private String takes() {
        return switch (operator) {
            case ADD -> "adds numbers, texts, durations, or a date and a duration";
            case SUBTRACT -> "takes numbers, dates or durations from each other";
            case MULTIPLY, DIVIDE -> "needs two numbers, or a duration and a number";
            case POWER -> "needs two numbers";
        };
    }

    private String takesAfter(Type one) {
        if (one instanceof Type.Text) return "joins two texts";
        if (one.isMoment()) {
            return operator == ArithmeticOperator.ADD
                    ? "adds a duration to " + Wording.of(one)
                    : "takes a duration or " + Wording.of(one) + " from " + Wording.of(one);
        }
        if (one instanceof Type.Num) return "needs two numbers";
        return operator == ArithmeticOperator.ADD
                ? "adds durations of one kind, or a duration to a date"
                : operator == ArithmeticOperator.SUBTRACT ? "takes durations of one kind from each other" : takes();
    }
}
