package dev.workfloo.rule.expression.syntax;

import dev.workfloo.rule.Nfc;
import dev.workfloo.rule.expression.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cuts a text into words (DMN 1.5, §10.3.1.2, rules 25–37, 61–65; names without spaces and without letters beyond ASCII). */
final class Lexer {

    private static final List<String> TWO_CHARACTERS = List.of("**", "<=", ">=", "!=", "..");
    private static final String ONE_CHARACTER = "+-*/<>=()[]{},:.?@";

    /** What other languages have, and what to write instead. */
    private static final Map<String, String> FOREIGN = Map.of(
            "==", "write = to compare",
            "<>", "write != for what differs",
            "&&", "write and between conditions",
            "||", "write or between conditions",
            "%", "write modulo(a, b) for the rest of a division",
            "^", "write ** for a power",
            ";", "an expression is one only: nothing is written behind it");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The words, and an end. */
    static List<Token> read(String text) {
        Lexer lexer = new Lexer(text);
        lexer.skipSpace();
        while (lexer.at < text.length()) {
            lexer.readOne();
            lexer.skipSpace();
        }
        lexer.tokens.add(new Token(Kind.END, "", text.length()));
        return lexer.tokens;
    }

    private void readOne() {
        char c = text.charAt(at);
        if (c == '"') readString();
        else if (isDigit(c) || c == '.' && isDigit(peek(1))) readNumber();
        else if (isNameStart(c)) readName();
        else readSymbol();
    }

    private void skipSpace() {
        while (at < text.length()) {
            if (isSpace(text.charAt(at))) at++;
            else if (text.startsWith("//", at)) skipLine();
            else if (text.startsWith("/*", at)) skipComment();
            else return;
        }
    }

    private void skipLine() {
        while (at < text.length() && !isLineBreak(text.charAt(at))) at++;
    }

    private void skipComment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) throw new ParseFailure(at, "this comment is never closed: expected */");
        at = end + 2;
    }

    private void readNumber() {
        int start = at;
        skipDigits();
        if (peek(0) == '.' && isDigit(peek(1))) {
            at++;
            skipDigits();
        }
        int sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
        if ((peek(0) == 'e' || peek(0) == 'E') && isDigit(peek(1 + sign))) {
            at += 1 + sign;
            skipDigits();
        }
        if (isNameStart(peek(0))) {
            throw new ParseFailure(at, "a number ends here: expected an operator, found " + text.charAt(at));
        }
        tokens.add(new Token(Kind.NUMBER, text.substring(start, at), start));
    }

    private void skipDigits() {
        while (isDigit(peek(0))) at++;
    }

    private void readName() {
        int start = at;
        while (isNameStart(peek(0)) || isDigit(peek(0))) at++;
        tokens.add(new Token(Kind.NAME, text.substring(start, at), start));
    }

    private void readSymbol() {
        int start = at;
        for (Map.Entry<String, String> foreign : FOREIGN.entrySet()) {
            if (text.startsWith(foreign.getKey(), at)) throw new ParseFailure(at, foreign.getValue());
        }
        for (String symbol : TWO_CHARACTERS) {
            if (text.startsWith(symbol, at)) {
                at += 2;
                tokens.add(new Token(Kind.SYMBOL, symbol, start));
                return;
            }
        }
        if (ONE_CHARACTER.indexOf(text.charAt(at)) < 0) throw new ParseFailure(at, unknown(text.codePointAt(at)));
        tokens.add(new Token(Kind.SYMBOL, text.substring(at, ++at), start));
    }

    private static String unknown(int character) {
        if (character == '\'' || character == '“' || character == '”') {
            return "a text stands between straight double quotes: \"…\"";
        }
        if (character == '!') return "write not(…) around a condition";
        String spelt = Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE
                ? String.format(Locale.ROOT, "U+%04X", character)
                : Character.toString(character);
        return "no expression has the character " + spelt + " outside a text";
    }

    private void readString() {
        int start = at++;
        StringBuilder said = new StringBuilder();
        while (peek(0) != '"') {
            if (at >= text.length() || isLineBreak(peek(0))) {
                throw new ParseFailure(start, "this text is never closed: expected \"");
            }
            if (peek(0) == '\\') readEscape(said);
            else said.append(text.charAt(at++));
        }
        at++;
        tokens.add(new Token(Kind.STRING, Nfc.of(said.toString()), start));
    }

    private void readEscape(StringBuilder said) {
        char c = peek(1);
        switch (c) {
            case '"', '\\', '\'' -> said.append(c);
            case 'n' -> said.append('\n');
            case 'r' -> said.append('\r');
            case 't' -> said.append('\t');
            case 'u' -> {
                readCodePoint(4, said);
                return;
            }
            case 'U' -> {
                readCodePoint(6, said);
                return;
            }
            default -> throw new ParseFailure(at, "expected one of \\\" \\\\ \\n \\r \\t \\uXXXX \\UXXXXXX");
        }
        at += 2;
    }

    private void readCodePoint(int digits, StringBuilder said) {
        int end = at + 2 + digits;
        String hex = end <= text.length() ? text.substring(at + 2, end) : "";
        if (!hex.matches("[0-9a-fA-F]+") || Integer.parseInt(hex, 16) > Character.MAX_CODE_POINT) {
            throw new ParseFailure(at, "expected " + digits + " hex digits of a character");
        }
        said.appendCodePoint(Integer.parseInt(hex, 16));
        at = end;
    }

    /** NUL, which is in no word, past the end. */
    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    /** White space as rule 61 has it, which is not what Java takes for it. */
    private static boolean isSpace(char c) {
        return isLineBreak(c)
                || c >= '\u2000' && c <= '\u200b'
                || "\t \u0085\u00a0\u1680\u180e\u2028\u2029\u202f\u205f\u3000\ufeff".indexOf(c) >= 0;
    }

    /** The standard's vertical space. */
    private static boolean isLineBreak(char c) {
        return c >= '\n' && c <= '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}
