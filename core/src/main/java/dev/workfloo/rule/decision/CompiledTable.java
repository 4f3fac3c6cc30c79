package dev.workfloo.rule.decision;

import dev.workfloo.rule.expression.Environment;

/** A table made ready to decide fast: what a cell tests is looked up, not evaluated, wherever it is constant. */
public final class CompiledTable {

    private final DecisionTable table;

    private CompiledTable(DecisionTable table) {
        this.table = table;
    }

    public static CompiledTable of(DecisionTable table) {
        return new CompiledTable(table);
    }

    public DecisionTable table() {
        return table;
    }

    public Decided decide(Environment environment) {
        throw new UnsupportedOperationException();
    }
}
