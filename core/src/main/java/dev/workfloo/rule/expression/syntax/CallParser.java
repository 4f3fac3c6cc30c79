package dev.workfloo.rule.expression.syntax;

import dev.workfloo.rule.NearestWord;
import dev.workfloo.rule.TimeText;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.Expression.Call;
import dev.workfloo.rule.expression.Expression.Literal;
import dev.workfloo.rule.expression.function.Builtin;
import dev.workfloo.rule.expression.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Calls of functions, whose names may have several words. */
final class CallParser {

    private static final int MOST_WORDS = 4;
    private static final List<String> NAMES =
            Arrays.stream(Builtin.values()).map(Builtin::feelName).toList();

    private final Cursor cursor;
    private final ExpressionParser expressions;

    CallParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** A call, if one begins here; words before a parenthesis are a function's name, and nothing else can be meant. */
    Optional<Expression> call() {
        for (int words = MOST_WORDS; words > 0; words--) {
            Optional<String> name = nameOf(words);
            if (name.isEmpty()) continue;
            Optional<Builtin> builtin = Builtin.named(name.get());
            if (builtin.isPresent()) return Optional.of(call(builtin.get(), words));
            if (isOneName(words)) throw cursor.refusal(unknown(name.get()));
        }
        return Optional.empty();
    }

    /** Behind a reserved word begins something else. */
    private boolean isOneName(int words) {
        return IntStream.range(0, words)
                .mapToObj(cursor::peek)
                .noneMatch(token -> words > 1 && Vocabulary.RESERVED.contains(token.text()));
    }

    /** So many words, if a parenthesis opens right behind them. */
    private Optional<String> nameOf(int words) {
        if (!cursor.peek(words).isSymbol("(")) return Optional.empty();
        List<String> name = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            if (cursor.peek(i).kind() != Kind.NAME) return Optional.empty();
            name.add(cursor.peek(i).text());
        }
        return Optional.of(String.join(" ", name));
    }

    private static String unknown(String name) {
        String outside = Vocabulary.outsideFunction(name);
        if (!outside.isEmpty()) return outside;
        if (Vocabulary.RESERVED.contains(name)) return "expected a value, found " + name;
        String nearest = NearestWord.to(name, NAMES);
        return "there is no function " + (name.length() > 40 ? name.substring(0, 40) + "…" : name)
                + (nearest.isEmpty() ? "" : ": did you mean " + nearest + "?");
    }

    private Expression call(Builtin builtin, int words) {
        Token first = cursor.peek();
        for (int i = 0; i <= words; i++) cursor.next();
        List<Expression> arguments = new ArrayList<>();
        if (!cursor.peek().isSymbol(")")) arguments.add(argument());
        while (cursor.takeSymbol(",")) arguments.add(argument());
        cursor.expectSymbol(")");
        checkCount(builtin, arguments.size(), first);
        Optional<Expression> folded = folded(builtin, arguments, first);
        return cursor.part(folded.orElseGet(() -> new Call(builtin, arguments)));
    }

    private Expression argument() {
        if (cursor.peek().kind() == Kind.NAME && cursor.peek(1).isSymbol(":")) {
            throw cursor.refusal("named arguments are not part of the subset: give them in their order");
        }
        return cursor.nested(expressions::expression);
    }

    private static void checkCount(Builtin builtin, int count, Token name) {
        if (builtin.takes(count)) return;
        throw new ParseFailure(name.start(), builtin.feelName() + " takes " + builtin.counts() + ", not " + count);
    }

    /** What stands as text is understood at once, so that a date that does not exist is found before a rule runs. */
    private static Optional<Expression> folded(Builtin builtin, List<Expression> arguments, Token name) {
        boolean isText = arguments.size() == 1
                && arguments.get(0) instanceof Literal literal
                && literal.value() instanceof Value.Text;
        if (!isText) return Optional.empty();
        String text = ((Value.Text) ((Literal) arguments.get(0)).value()).text();
        return switch (builtin) {
            case DATE -> literal(TimeText.date(text), name, "a date that exists, written YYYY-MM-DD");
            case DATE_AND_TIME ->
                literal(
                        TimeText.dateTime(text),
                        name,
                        "a date and time with its offset or zone, such as 2026-01-31T12:00:00Z");
            case DURATION -> literal(TimeText.duration(text), name, "a duration, such as P1Y6M or P10DT2H");
            default -> Optional.empty();
        };
    }

    private static Optional<Expression> literal(Optional<Value> value, Token name, String expected) {
        if (value.isEmpty()) throw new ParseFailure(name.start(), "expected " + expected);
        return value.map(Literal::new);
    }
}
