package dev.workfloo.rule.expression.function;

import dev.workfloo.rule.TimeText;
import dev.workfloo.rule.Truth;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Functions of texts (DMN 1.5, §10.3.4.3); lengths and places count code points. */
final class TextFunctions {

    private static final int LONGEST_EXPONENT = 7_000;

    private final Budget work;

    TextFunctions(Budget work) {
        this.work = work;
    }

    Value call(Builtin function, List<Value> arguments) {
        if (function == Builtin.STRING) return string(arguments.get(0));
        if (!(arguments.get(0) instanceof Value.Text text)) return Functions.unfit(function, arguments.get(0), work);
        work.charge(text.text().length() / 100);
        if (function == Builtin.SUBSTRING) return substring(text.text(), arguments);
        if (arguments.size() == 1) return ofOne(function, text.text());
        if (!(arguments.get(1) instanceof Value.Text other)) return Functions.unfit(function, arguments.get(1), work);
        return ofTwo(function, text.text(), other.text());
    }

    private Value ofOne(Builtin function, String text) {
        return switch (function) {
            case STRING_LENGTH -> Value.of(text.codePointCount(0, text.length()));
            case UPPER_CASE -> work.text(text.toUpperCase(Locale.ROOT));
            case LOWER_CASE -> work.text(text.toLowerCase(Locale.ROOT));
            default -> throw new IllegalArgumentException(function.feelName());
        };
    }

    private Value ofTwo(Builtin function, String text, String part) {
        // Looking for a text in a text can take as long as both lengths multiplied.
        if (!work.charge((long) text.length() * Math.min(part.length(), 1_000) / 1_000)) return Value.NULL;
        return switch (function) {
            case CONTAINS -> Truth.of(text.contains(part));
            case STARTS_WITH -> Truth.of(text.startsWith(part));
            case ENDS_WITH -> Truth.of(text.endsWith(part));
            case SUBSTRING_BEFORE -> work.text(text.substring(0, Math.max(0, text.indexOf(part))));
            case SUBSTRING_AFTER -> {
                int place = text.indexOf(part);
                yield work.text(place < 0 ? "" : text.substring(place + part.length()));
            }
            default -> throw new IllegalArgumentException(function.feelName());
        };
    }

    private Value substring(String text, List<Value> arguments) {
        if (!(arguments.get(1) instanceof Value.Num position)) {
            return Functions.unfit(Builtin.SUBSTRING, arguments.get(1), work);
        }
        int length = text.codePointCount(0, text.length());
        Optional<Integer> start = position.indexIn(length);
        if (start.isEmpty()) return work.nullFor("the text has no character at this place");
        int from = text.offsetByCodePoints(0, start.get());
        if (arguments.size() == 2) return work.text(text.substring(from));
        if (!(arguments.get(2) instanceof Value.Num count)) {
            return Functions.unfit(Builtin.SUBSTRING, arguments.get(2), work);
        }
        if (count.number().signum() <= 0 || count.number().scale() > 0) {
            return work.nullFor("substring() takes a whole number of 1 at least as the length");
        }
        int most = length - start.get();
        boolean all = count.number().compareTo(BigDecimal.valueOf(most)) >= 0;
        int taken = all ? most : count.number().intValue();
        return work.text(text.substring(from, text.offsetByCodePoints(from, taken)));
    }

    /** The elements one after the other; what is missing is left out. */
    Value join(List<Value> arguments) {
        if (arguments.get(0) instanceof Value.Null) return Value.NULL;
        Value between = arguments.size() > 1 ? arguments.get(1) : Value.NULL;
        if (!(between instanceof Value.Text) && !(between instanceof Value.Null)) {
            return Functions.unfit(Builtin.STRING_JOIN, between, work);
        }
        String separator = between instanceof Value.Text text ? text.text() : "";
        List<String> texts = new ArrayList<>();
        long length = 0;
        for (Value element : ListFunctions.elements(arguments.get(0))) {
            if (element instanceof Value.Null) continue;
            if (!(element instanceof Value.Text text)) return Functions.unfit(Builtin.STRING_JOIN, element, work);
            length += text.text().length() + separator.length();
            if (!work.charge(1) || length > 2_000_000) return work.fail("a text became too long");
            texts.add(text.text());
        }
        return work.text(String.join(separator, texts));
    }

    private Value string(Value value) {
        if (value instanceof Value.Null || value instanceof Value.Text) return value;
        StringBuilder text = new StringBuilder();
        write(value, text, 0);
        return work.hasFailed() ? Value.NULL : work.text(text.toString());
    }

    private void write(Value value, StringBuilder text, int depth) {
        if (!work.charge(1)) return;
        if (depth > 100 || text.length() > 2_000_000) work.fail("a text became too long");
        else if (value instanceof Value.Num num) writeNumber(num, text);
        else if (value instanceof Value.Bool bool) text.append(bool.truth());
        else if (value instanceof Value.Text inner) {
            work.charge(inner.text().length() / 100);
            text.append('"')
                    .append(inner.text().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        } else if (value instanceof Value.Sequence list) writeList(list, text, depth);
        else if (value instanceof Value.Context context) writeContext(context, text, depth);
        else text.append(TimeText.print(value).orElse("null"));
    }

    private void writeNumber(Value.Num num, StringBuilder text) {
        if (Math.abs((long) num.number().scale()) > LONGEST_EXPONENT) work.fail("a number is too large to be written");
        else text.append(num.number().toPlainString());
    }

    private void writeList(Value.Sequence list, StringBuilder text, int depth) {
        text.append('[');
        String between = "";
        for (Value item : list.items()) {
            if (work.hasFailed()) return;
            text.append(between);
            write(item, text, depth + 1);
            between = ", ";
        }
        text.append(']');
    }

    private void writeContext(Value.Context context, StringBuilder text, int depth) {
        text.append('{');
        String between = "";
        for (Map.Entry<String, Value> member : context.members().entrySet()) {
            if (work.hasFailed()) return;
            text.append(between).append(member.getKey()).append(": ");
            write(member.getValue(), text, depth + 1);
            between = ", ";
        }
        text.append('}');
    }
}
