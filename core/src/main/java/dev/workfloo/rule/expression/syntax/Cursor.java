package dev.workfloo.rule.expression.syntax;

import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Token.Kind;
import java.util.List;
import java.util.function.Supplier;

/** Where the reading of a text stands, and how much of it there may still be. */
final class Cursor {

    private static final int DEEPEST = 100;
    private static final int MOST_PARTS = 5_000;

    private final List<Token> tokens;
    private int at;
    private int depth;
    private int parts;
    private boolean inputAllowed;
    private int inputs;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    /** The word so far ahead; the end when there are fewer. */
    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Kind.END) at++;
        return token;
    }

    boolean takeSymbol(String symbol) {
        boolean is = peek().isSymbol(symbol);
        if (is) next();
        return is;
    }

    boolean takeWord(String word) {
        boolean is = peek().isWord(word);
        if (is) next();
        return is;
    }

    void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) throw expected(symbol);
    }

    void expectWord(String word) {
        if (!takeWord(word)) throw expected(word);
    }

    void expectEnd() {
        if (peek().kind() == Kind.END) return;
        String hint = peek().kind() == Kind.NAME ? Vocabulary.outside(peek().text()) : "";
        throw hint.isEmpty() ? expected("an operator or the end") : refusal(hint);
    }

    ParseFailure expected(String what) {
        return refusal("expected " + what + ", found " + peek().spelt());
    }

    ParseFailure refusal(String reason) {
        return new ParseFailure(peek().start(), reason);
    }

    /** Reads a part that may hold others, as deep as is allowed. */
    <T> T nested(Supplier<T> read) {
        enter();
        T part = read.get();
        leave();
        return part;
    }

    /** Counts a part of the tree. */
    <T> T part(T part) {
        if (++parts > MOST_PARTS) throw refusal("has more than " + MOST_PARTS + " parts");
        return part;
    }

    /** Says whether {@code ?} has a meaning from here on; gives what held before. */
    boolean allowInput(boolean allowed) {
        boolean before = inputAllowed;
        inputAllowed = allowed;
        return before;
    }

    Expression input() {
        if (!inputAllowed) throw refusal("? stands for the tested value, and there is none here");
        next();
        inputs++;
        return part(new Expression.Input());
    }

    /** How often {@code ?} was read so far. */
    int inputs() {
        return inputs;
    }

    /** Inputs of an inner test are none of the outer one. */
    void forgetInputs(int before) {
        inputs = before;
    }

    /** Behind the number that a comparison or a range ends with, a comma and digits are hardly the next value. */
    void refuseSplitNumber() {
        List<Token> numbers = SplitNumber.from(at - 1, tokens);
        if (numbers.size() > 1) throw refusal(SplitNumber.refusal(numbers));
    }

    /** The same in front of the dots of a range. */
    void refuseSplitNumberBeforeDots() {
        List<Token> numbers = SplitNumber.from(at - 1, tokens);
        boolean isEnd = numbers.size() > 1 && peek(2 * numbers.size() - 2).isSymbol("..");
        if (isEnd) throw refusal(SplitNumber.refusal(numbers));
    }

    /** Where a value was read and two dots follow, someone meant a range. */
    void refuseRange() {
        if (peek().isSymbol("..")) throw refusal("a range stands only behind in, or as a test of a table");
    }

    /** Goes on as deep as is allowed, when a bracket is closed elsewhere than it was opened. */
    void enter() {
        if (++depth > DEEPEST) throw refusal("is nested deeper than " + DEEPEST);
    }

    void leave() {
        depth--;
    }
}
