package dev.workfloo.rule.decision;

/** Which of the matching rules of a table count (DMN 1.5, §8.2.10). */
public enum HitPolicy {
    /** At most one rule may match. */
    UNIQUE,
    /** The first that matches. */
    FIRST,
    /** Several may match if they all say the same. */
    ANY,
    /** The one whose exit stands first in the table's list of exits, best first. */
    PRIORITY,
    /** All that match, in their order. */
    RULE_ORDER,
    /** All that match, their outputs put together by the table's {@link Aggregate}. */
    COLLECT;

    /** Whether one rule is chosen, and with it an exit. */
    public boolean isSingle() {
        return this != RULE_ORDER && this != COLLECT;
    }
}
