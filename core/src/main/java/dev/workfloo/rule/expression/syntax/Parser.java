package dev.workfloo.rule.expression.syntax;

import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import io.vavr.control.Either;
import java.util.function.Function;

/**
 * Reads expressions and unary tests. A text has 64 Ki characters at most, and its tree 5,000 parts, nested 100 deep: what is
 * larger is refused, quickly.
 */
public final class Parser {

    private static final int LONGEST = 65_536;

    private static final String TOO_DEEP = "joins too many parts one to the other: write it as several";

    private Parser() {}

    /** An expression, such as {@code applicant.income * 3}. */
    public static Either<SyntaxError, Expression> expression(String text) {
        return read(text, cursor -> {
            Expression expression = new ExpressionParser(cursor).expression();
            cursor.expectEnd();
            if (TreeDepth.isTooDeep(expression)) throw new ParseFailure(0, TOO_DEEP);
            refuseLongerThanAllowed(Printer.print(expression));
            return expression;
        });
    }

    /** A cell of a decision table, such as {@code [620..700)}. */
    public static Either<SyntaxError, UnaryTests> unaryTests(String text) {
        return read(text, cursor -> {
            cursor.allowInput(true);
            UnaryTests tests = new ExpressionParser(cursor).tests().unaryTests();
            cursor.expectEnd();
            if (TreeDepth.isTooDeep(tests)) throw new ParseFailure(0, TOO_DEEP);
            refuseLongerThanAllowed(Printer.print(tests));
            return tests;
        });
    }

    /** Whether this word of the grammar can be no name (DMN 1.5, §10.3.1.2). */
    public static boolean isReserved(String word) {
        return Vocabulary.RESERVED.contains(word);
    }

    /** Also as it is printed, with all its blanks and escapes: what was read once must be readable again. */
    private static void refuseLongerThanAllowed(String text) {
        if (text.length() > LONGEST) throw new ParseFailure(0, "must have at most " + LONGEST + " characters");
    }

    private static <T> Either<SyntaxError, T> read(String text, Function<Cursor, T> read) {
        try {
            refuseLongerThanAllowed(text);
            return Either.right(read.apply(new Cursor(Lexer.read(text))));
        } catch (ParseFailure refusal) {
            return Either.left(refusal.in(text));
        }
    }
}
