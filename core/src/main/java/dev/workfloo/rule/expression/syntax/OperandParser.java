package dev.workfloo.rule.expression.syntax;

import dev.workfloo.rule.TimeText;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.Expression.Literal;
import dev.workfloo.rule.expression.Expression.Quantifier;
import dev.workfloo.rule.expression.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The grammar of what stands between operators (DMN 1.5, §10.3.1.2, rules 31–35, 43–46, 50 and 53–59). */
final class OperandParser {

    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final CallParser calls;

    OperandParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.calls = new CallParser(cursor, expressions);
    }

    /** @param open whether all that follows may belong to it, so that it is printed without parentheses */
    Expression operand(boolean open) {
        if (cursor.peek().isSymbol("-")) return negation();
        boolean takesAll = cursor.peek().isWord("if")
                || cursor.peek().isWord("some")
                || cursor.peek().isWord("every");
        if (takesAll)
            return open ? cursor.nested(this::takingAll) : cursor.nested(() -> cursor.nested(this::takingAll));
        return links(primary());
    }

    /** Binds tighter than {@code **}: {@code -2 ** 2} is 4. */
    private Expression negation() {
        cursor.expectSymbol("-");
        boolean beforeNumber = cursor.peek().kind() == Kind.NUMBER;
        Expression of = cursor.nested(() -> operand(false));
        if (beforeNumber && of instanceof Literal literal && literal.value() instanceof Value.Num num) {
            return new Literal(new Value.Num(num.number().negate()));
        }
        return cursor.part(new Expression.Negation(of));
    }

    private Expression takingAll() {
        return cursor.takeWord("if") ? choice() : quantified();
    }

    private Expression choice() {
        Expression condition = expressions.expression();
        cursor.expectWord("then");
        Expression then = expressions.expression();
        cursor.expectWord("else");
        return cursor.part(new Expression.If(condition, then, expressions.expression()));
    }

    private Expression quantified() {
        return binding(cursor.next().isWord("some") ? Quantifier.SOME : Quantifier.EVERY);
    }

    private Expression binding(Quantifier quantifier) {
        Token name = cursor.peek();
        if (name.kind() != Kind.NAME || Vocabulary.RESERVED.contains(name.text())) throw cursor.expected("a name");
        cursor.next();
        cursor.expectWord("in");
        Expression list = expressions.expression();
        if (cursor.peek().isSymbol("..")) throw cursor.refusal("ranges as lists are not part of the subset");
        if (cursor.takeSymbol(",")) {
            Expression inner = cursor.nested(() -> binding(quantifier));
            return cursor.part(new Expression.Quantified(quantifier, name.text(), list, inner));
        }
        cursor.expectWord("satisfies");
        return cursor.part(new Expression.Quantified(quantifier, name.text(), list, expressions.expression()));
    }

    /** The members and filters behind a value. */
    Expression links(Expression first) {
        Expression of = first;
        while (true) {
            if (cursor.takeSymbol(".")) {
                of = cursor.part(new Expression.Path(of, member()));
            } else if (cursor.peek().isSymbol("[") && cursor.peek(1).beginsValue()) {
                of = filter(of);
            } else {
                return of;
            }
        }
    }

    private String member() {
        if (cursor.peek().kind() != Kind.NAME) throw cursor.expected("the name of a member");
        String name = cursor.next().text();
        if (name.equals("time") && cursor.peek().isWord("offset")) {
            throw cursor.refusal("time offset is not part of the subset: compare the moments themselves");
        }
        return name;
    }

    private Expression filter(Expression list) {
        cursor.expectSymbol("[");
        Expression by = cursor.nested(expressions::expression);
        cursor.expectSymbol("]");
        return cursor.part(new Expression.Filter(list, by));
    }

    private Expression primary() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case NUMBER -> cursor.part(new Literal(NumberText.read(cursor.next())));
            case STRING -> cursor.part(new Literal(new Value.Text(cursor.next().text())));
            case NAME -> word(token);
            case SYMBOL -> bracket(token);
            case END -> throw cursor.expected("a value");
        };
    }

    private Expression word(Token token) {
        boolean isTruth = token.isWord("true") || token.isWord("false");
        if (isTruth) return literal(new Value.Bool(token.isWord("true")));
        if (token.isWord("null")) return literal(Value.NULL);
        Optional<Expression> call = calls.call();
        if (call.isPresent()) return call.get();
        if (Vocabulary.RESERVED.contains(token.text())) {
            String outside = Vocabulary.outside(token.text());
            throw outside.isEmpty() ? cursor.expected("a value") : cursor.refusal(outside);
        }
        return cursor.part(new Expression.Name(cursor.next().text()));
    }

    private Expression literal(Value value) {
        cursor.next();
        return cursor.part(new Literal(value));
    }

    private Expression bracket(Token token) {
        return switch (token.text()) {
            case "(" -> parenthesised();
            case "[" -> sequence();
            case "{" -> context();
            case "?" -> cursor.input();
            case "@" -> temporal();
            case "<", "<=", ">", ">=", "=", "!=" ->
                throw cursor.refusal("expected a value before " + token.text() + ": a test stands only behind in");
            default -> throw cursor.expected("a value");
        };
    }

    private Expression parenthesised() {
        cursor.expectSymbol("(");
        Expression inner = cursor.nested(expressions::expression);
        if (cursor.peek().isSymbol(",")) throw cursor.refusal("a list stands in square brackets, or behind in");
        cursor.refuseRange();
        cursor.expectSymbol(")");
        return inner;
    }

    private Expression sequence() {
        cursor.expectSymbol("[");
        if (cursor.takeSymbol("]")) return emptySequence();
        return cursor.nested(() -> sequenceFrom(expressions.expression()));
    }

    Expression emptySequence() {
        return cursor.part(new Expression.Sequence(List.of()));
    }

    /** The rest of a list whose first item has been read. */
    Expression sequenceFrom(Expression first) {
        cursor.refuseRange();
        List<Expression> items = new ArrayList<>(List.of(first));
        while (cursor.takeSymbol(",")) items.add(expressions.expression());
        cursor.expectSymbol("]");
        return cursor.part(new Expression.Sequence(items));
    }

    private Expression context() {
        cursor.expectSymbol("{");
        Map<String, Expression> members = new LinkedHashMap<>();
        if (!cursor.peek().isSymbol("}")) member(members);
        while (cursor.takeSymbol(",")) member(members);
        cursor.expectSymbol("}");
        return cursor.part(new Expression.Context(members));
    }

    private void member(Map<String, Expression> members) {
        Token name = cursor.peek();
        if (name.kind() != Kind.NAME && name.kind() != Kind.STRING) throw cursor.expected("the name of a member");
        if (members.containsKey(name.text())) throw cursor.refusal("another member is called " + name.spelt());
        cursor.next();
        cursor.expectSymbol(":");
        members.put(name.text(), cursor.nested(expressions::expression));
    }

    /** Counts as two parts, like {@code date("…")}, as which it is printed. */
    private Expression temporal() {
        cursor.expectSymbol("@");
        Token quoted = cursor.peek();
        if (quoted.kind() != Kind.STRING) throw cursor.expected("a date, a date and time or a duration in quotes");
        Value value = TimeText.any(quoted.text())
                .orElseThrow(() -> cursor.refusal(
                        "expected a date that exists, a date and time with its zone or offset, or a duration"));
        cursor.next();
        return cursor.part(cursor.part(new Literal(value)));
    }
}
