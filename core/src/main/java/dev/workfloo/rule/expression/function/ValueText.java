package dev.workfloo.rule.expression.function;

import dev.workfloo.rule.TimeText;
import dev.workfloo.rule.Value;
import java.util.Map;

/** Writes a value as {@code string()} does (DMN 1.5, §10.3.4.1, Table 72); texts inside of it are quoted. */
final class ValueText {

    private static final int LONGEST_EXPONENT = 7_000;

    private final Budget budget;
    private final StringBuilder text = new StringBuilder();

    ValueText(Budget budget) {
        this.budget = budget;
    }

    Value of(Value value) {
        write(value, 0);
        return budget.hasFailed() ? Value.NULL : budget.text(text.toString());
    }

    private void write(Value value, int depth) {
        if (!budget.charge(1)) return;
        if (depth > 100 || text.length() > 2_000_000) budget.fail("a text became too long");
        else if (value instanceof Value.Num num) writeNumber(num);
        else if (value instanceof Value.Bool bool) text.append(bool.truth());
        else if (value instanceof Value.Text inner) {
            budget.charge(inner.text().length() / 100);
            text.append('"')
                    .append(inner.text().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        } else if (value instanceof Value.Sequence list) writeList(list, depth);
        else if (value instanceof Value.Context context) writeContext(context, depth);
        else text.append(TimeText.print(value).orElse("null"));
    }

    private void writeNumber(Value.Num num) {
        if (Math.abs((long) num.number().scale()) > LONGEST_EXPONENT)
            budget.fail("a number is too large to be written");
        else text.append(num.number().toPlainString());
    }

    private void writeList(Value.Sequence list, int depth) {
        text.append('[');
        String between = "";
        for (Value item : list.items()) {
            if (budget.hasFailed()) return;
            text.append(between);
            write(item, depth + 1);
            between = ", ";
        }
        text.append(']');
    }

    private void writeContext(Value.Context context, int depth) {
        text.append('{');
        String between = "";
        for (Map.Entry<String, Value> member : context.members().entrySet()) {
            if (budget.hasFailed()) return;
            text.append(between).append(member.getKey()).append(": ");
            write(member.getValue(), depth + 1);
            between = ", ";
        }
        text.append('}');
    }
}
