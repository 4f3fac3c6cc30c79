package dev.workfloo.rule.expression;

public enum ComparisonOperator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String sign;

    ComparisonOperator(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    /** Whether it holds of two values of which the first compares so to the second, as {@link Comparable} tells it. */
    public boolean holds(int compared) {
        return switch (this) {
            case EQUAL -> compared == 0;
            case NOT_EQUAL -> compared != 0;
            case LESS -> compared < 0;
            case AT_MOST -> compared <= 0;
            case GREATER -> compared > 0;
            case AT_LEAST -> compared >= 0;
        };
    }
}
