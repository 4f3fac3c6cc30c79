package dev.workfloo.rule.expression.syntax;

import dev.workfloo.rule.TimeText;
import dev.workfloo.rule.Value;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;

/** Values as expressions spell them. Lists and contexts read again are expressions that make them, not literals. */
final class Spelling {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Spelling() {}

    static String of(Value value) {
        if (value instanceof Value.Num num) return NumberText.print(num.number());
        if (value instanceof Value.Bool bool) return Boolean.toString(bool.truth());
        if (value instanceof Value.Text text) return quote(text.text());
        if (value instanceof Value.Date) return call("date", value);
        if (value instanceof Value.DateTime) return call("date and time", value);
        if (value instanceof Value.Days || value instanceof Value.Months) return call("duration", value);
        if (value instanceof Value.Sequence list) {
            return list.items().stream().map(Spelling::of).toList().toString();
        }
        if (value instanceof Value.Context context) return context(context);
        return "null";
    }

    private static String context(Value.Context context) {
        StringBuilder text = new StringBuilder("{");
        Iterator<Map.Entry<String, Value>> members =
                context.members().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, Value> member = members.next();
            text.append(memberName(member.getKey())).append(": ").append(of(member.getValue()));
            if (members.hasNext()) text.append(", ");
        }
        return text.append('}').toString();
    }

    private static String call(String function, Value value) {
        return function + "(" + quote(TimeText.print(value).orElseThrow()) + ")";
    }

    static String memberName(String name) {
        return NAME.matcher(name).matches() ? name : quote(name);
    }

    static String quote(String said) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f)
                        text.append("\\u00").append(hex(c >> 4)).append(hex(c & 15));
                    else text.append(c);
                }
            }
        }
        return text.append('"').toString();
    }

    private static char hex(int digit) {
        return Character.forDigit(digit, 16);
    }
}
