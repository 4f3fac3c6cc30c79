package dev.workfloo.rule.expression.syntax;

import java.util.Map;
import java.util.Set;

/** Words with a meaning of their own, and what to say of those that are outside the subset. */
final class Vocabulary {

    static final Set<String> RESERVED = Set.of(
            "and",
            "between",
            "else",
            "every",
            "external",
            "false",
            "for",
            "function",
            "if",
            "in",
            "instance",
            "not",
            "null",
            "of",
            "or",
            "return",
            "satisfies",
            "some",
            "then",
            "true");

    private static final Map<String, String> OUTSIDE = Map.of(
            "for", "loops (for … return) are not part of the subset: use filters, some, every, sum, count",
            "function", "functions of one's own are not part of the subset",
            "external", "functions of one's own are not part of the subset",
            "instance", "instance of is not part of the subset: types are known before a rule runs",
            "time", "times without a date are not part of the subset",
            "matches", "matches is not part of the subset: give the form's field a regex");

    /** The standard's other functions. */
    private static final Set<String> OUTSIDE_FUNCTIONS = Set.of(
            "after",
            "before",
            "coincides",
            "context",
            "context merge",
            "context put",
            "during",
            "exp",
            "finished by",
            "finishes",
            "flatten",
            "get entries",
            "get value",
            "includes",
            "insert before",
            "is",
            "list replace",
            "log",
            "median",
            "meets",
            "met by",
            "mode",
            "overlaps",
            "overlaps after",
            "overlaps before",
            "product",
            "random number",
            "range",
            "remove",
            "replace",
            "sort",
            "split",
            "started by",
            "starts",
            "stddev",
            "union");

    private Vocabulary() {}

    /** What to say where this word stands in the place of an operand or a function; empty for other words. */
    static String outside(String word) {
        return OUTSIDE.getOrDefault(word, "");
    }

    /** What to say of a function that the standard has and the subset has not; empty for others. */
    static String outsideFunction(String name) {
        return OUTSIDE_FUNCTIONS.contains(name) ? name + " is not part of the subset" : outside(name);
    }
}
