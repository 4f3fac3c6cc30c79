package dev.workfloo.rule.decision;

/** How COLLECT puts the outputs of the matching rules together; over no rule at all, LIST is empty, COUNT 0, others null. */
public enum Aggregate {
    LIST,
    SUM,
    MIN,
    MAX,
    COUNT
}
