package dev.workfloo.testkit.trace;

import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Printer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Values and spans of time, as stories tell of them. */
final class TraceWords {

    static final String HIDDEN = "(hidden)";

    private static final int LONGEST = 100;
    private static final int HOURS = 24;
    private static final int SIXTY = 60;

    private TraceWords() {}

    /** As a formula writes it, and not longer than a line. */
    static String of(Value value) {
        String written = Printer.print(new Expression.Literal(value));
        return written.length() <= LONGEST ? written : written.substring(0, LONGEST) + "…";
    }

    /** The members by name, but for what is kept out of traces. */
    static String of(CheckedFlow flow, NodeId node, Value.Context members) {
        return members.members().entrySet().stream()
                .map(member -> member.getKey() + " "
                        + (flow.isSensitive(node, member.getKey()) ? HIDDEN : of(member.getValue())))
                .collect(Collectors.joining(", "));
    }

    static String of(Map<String, ?> files) {
        return String.join(", ", files.keySet());
    }

    /** Such as {@code 2 d 3 h} or {@code 5 s}. */
    static String of(Duration time) {
        StringBuilder words = new StringBuilder();
        add(words, time.toDays(), "d");
        add(words, time.toHours() % HOURS, "h");
        add(words, time.toMinutes() % SIXTY, "min");
        add(words, time.toSeconds() % SIXTY, "s");
        if (words.isEmpty()) return time.isZero() ? "no time" : time.toMillis() + " ms";
        return words.toString().strip();
    }

    private static void add(StringBuilder words, long count, String unit) {
        if (count > 0) words.append(' ').append(count).append(' ').append(unit);
    }
}
