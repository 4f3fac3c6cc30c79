package dev.workfloo.rule.expression.syntax;

import dev.workfloo.rule.expression.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * A number with commas in it, as in {@code >= 8,000}: the grammar reads one comparison and one more value, which its author
 * hardly meant. A blank behind the comma says that it was meant.
 */
final class SplitNumber {

    private SplitNumber() {}

    /** The parts of the number that begins here: one, when it is not split, or none, when here is no number. */
    static List<Token> from(int first, List<Token> tokens) {
        List<Token> numbers = new ArrayList<>();
        for (int at = first; tokens.get(at).kind() == Kind.NUMBER; at += 2) {
            numbers.add(tokens.get(at));
            boolean goesOn = at + 2 < tokens.size()
                    && tokens.get(at + 1).isSymbol(",")
                    && touch(tokens.get(at), tokens.get(at + 1))
                    && touch(tokens.get(at + 1), tokens.get(at + 2));
            if (!goesOn) break;
        }
        return numbers;
    }

    private static boolean touch(Token one, Token next) {
        return one.start() + one.text().length() == next.start();
    }

    static String refusal(List<Token> numbers) {
        List<String> parts = numbers.stream().map(Token::text).toList();
        return "a number has no comma in it: write " + whole(parts) + ", or, where several are meant, a blank: "
                + String.join(", ", parts);
    }

    private static String whole(List<String> parts) {
        boolean isGrouped = parts.stream().skip(1).allMatch(part -> part.matches("[0-9]{3}(\\..*)?"));
        if (isGrouped) return String.join("", parts);
        return parts.size() == 2 ? String.join(".", parts) : "it without commas";
    }
}
