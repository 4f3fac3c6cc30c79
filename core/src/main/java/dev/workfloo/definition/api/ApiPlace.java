package dev.workfloo.definition.api;

import dev.workfloo.rule.expression.Expression;

/**
 * Where a value goes.
 *
 * @param name under which the value is kept
 * @param pointer where it stands, as a JSON Pointer inside its node
 */
public record ApiPlace(String name, String pointer, Kind kind, Expression expression) {

    /** What it stands in. */
    public enum Kind {
        /** Where nothing may be missing. */
        PATH,
        QUERY,
        HEADER,
        /** A text of the body. */
        WORDS,
        /** A value of the body, whatever its type. */
        WHOLE;

        /** Whether proxies on the way may see it, and write it down. */
        public boolean isInUrl() {
            return this == PATH || this == QUERY;
        }
    }
}
