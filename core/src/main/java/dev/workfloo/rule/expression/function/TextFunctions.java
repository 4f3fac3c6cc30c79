package dev.workfloo.rule.expression.function;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.function.Builtin.Computation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions of texts (DMN 1.5, §10.3.4.3); lengths and positions count code points. */
final class TextFunctions {

    interface OfText {
        Value of(String text, Budget budget);
    }

    interface OfTwoTexts {
        Value of(String text, String part, Budget budget);
    }

    private TextFunctions() {}

    static Computation of(OfText use) {
        return (function, arguments, on) -> {
            if (!(arguments.get(0) instanceof Value.Text text)) return function.unfit(arguments.get(0), on);
            on.budget().charge(text.text().length() / 100);
            return use.of(text.text(), on.budget());
        };
    }

    static Computation ofTwo(OfTwoTexts use) {
        return (function, arguments, on) -> {
            if (!(arguments.get(0) instanceof Value.Text text)) return function.unfit(arguments.get(0), on);
            on.budget().charge(text.text().length() / 100);
            if (!(arguments.get(1) instanceof Value.Text part)) return function.unfit(arguments.get(1), on);
            // Looking for a text in a text can take as long as both lengths multiplied.
            long steps = (long) text.text().length() * Math.min(part.text().length(), 1_000) / 1_000;
            return on.budget().charge(steps) ? use.of(text.text(), part.text(), on.budget()) : Value.NULL;
        };
    }

    static Type typeOfText(ArgumentTypes it) {
        return it.texts().give(Type.TEXT);
    }

    static Type typeOfQuestion(ArgumentTypes it) {
        return it.texts().give(Type.BOOLEAN);
    }

    static Value before(String text, String part, Budget budget) {
        return budget.text(text.substring(0, Math.max(0, text.indexOf(part))));
    }

    static Value after(String text, String part, Budget budget) {
        int start = text.indexOf(part);
        return budget.text(start < 0 ? "" : text.substring(start + part.length()));
    }

    /** There are no characters from a position where there is none. */
    static Type typeOfSubstring(ArgumentTypes it) {
        return it.text(0).integer(1).integer(2).give(Type.TEXT).orNull();
    }

    static Value substring(Builtin function, List<Value> arguments, Calculator on) {
        if (!(arguments.get(0) instanceof Value.Text whole)) return function.unfit(arguments.get(0), on);
        String text = whole.text();
        Budget budget = on.budget();
        budget.charge(text.length() / 100);
        if (!(arguments.get(1) instanceof Value.Num position)) return function.unfit(arguments.get(1), on);
        int length = text.codePointCount(0, text.length());
        Optional<Integer> start = position.indexIn(length);
        if (start.isEmpty()) return budget.nullFor("the text has no character at this place");
        int from = text.offsetByCodePoints(0, start.get());
        if (arguments.size() == 2) return budget.text(text.substring(from));
        if (!(arguments.get(2) instanceof Value.Num count)) return function.unfit(arguments.get(2), on);
        if (count.number().signum() <= 0 || count.number().scale() > 0) {
            return budget.nullFor("substring() takes a whole number of 1 at least as the length");
        }
        int most = length - start.get();
        boolean all = count.number().compareTo(BigDecimal.valueOf(most)) >= 0;
        int taken = all ? most : count.number().intValue();
        return budget.text(text.substring(from, text.offsetByCodePoints(from, taken)));
    }

    /** Elements that are null are passed over. */
    static Type typeOfJoin(ArgumentTypes it) {
        it.list(0).elements(0, type -> type instanceof Type.Text, "texts");
        Type joined = it.give(Type.TEXT);
        it.text(1);
        return joined;
    }

    /** The elements one after the other; what is missing is left out. */
    static Value join(Builtin function, List<Value> arguments, Calculator on) {
        if (arguments.get(0) instanceof Value.Null) return Value.NULL;
        Value between = arguments.size() > 1 ? arguments.get(1) : Value.NULL;
        if (!(between instanceof Value.Text) && !(between instanceof Value.Null)) return function.unfit(between, on);
        String separator = between instanceof Value.Text text ? text.text() : "";
        List<String> texts = new ArrayList<>();
        long length = 0;
        for (Value element : ListFunctions.elements(arguments.get(0))) {
            if (element instanceof Value.Null) continue;
            if (!(element instanceof Value.Text text)) return function.unfit(element, on);
            length += text.text().length() + separator.length();
            boolean fits = on.budget().charge(1) && length <= 2_000_000;
            if (!fits) return on.budget().fail("a text became too long");
            texts.add(text.text());
        }
        return on.budget().text(String.join(separator, texts));
    }

    static Value string(Builtin function, List<Value> arguments, Calculator on) {
        Value value = arguments.get(0);
        return value instanceof Value.Null || value instanceof Value.Text
                ? value
                : new ValueText(on.budget()).of(value);
    }
}
