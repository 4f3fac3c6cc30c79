package dev.workfloo.rule.expression;

import java.util.List;
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

    /** The known word that is spelt most alike; empty when none is. */
    static String nearest(String word, List<String> known) {
        String best = "";
        int least = Math.max(1, word.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance >= least) continue;
            least = distance;
            best = candidate;
        }
        return best;
    }

    /** How many letters must be put in, taken out or changed (Levenshtein). */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 20 || one.length() > 100) return Integer.MAX_VALUE;
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
