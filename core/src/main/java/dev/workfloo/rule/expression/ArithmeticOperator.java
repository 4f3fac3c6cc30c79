package dev.workfloo.rule.expression;

public enum ArithmeticOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    POWER("**");

    private final String sign;

    ArithmeticOperator(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }
}
