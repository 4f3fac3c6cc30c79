package dev.workfloo.rule.expression;

import dev.workfloo.rule.expression.Token.Kind;
import java.util.List;
import java.util.Set;

/**
 * Which brackets open and which close. Those of a range need not match, as in {@code [1..5)}, and may look away from it, as
 * in {@code ]1..5[}: that is seen by what stands beside them.
 */
final class Brackets {

    private static final Set<String> VALUES = Set.of("true", "false", "null");
    private static final Set<String> BEGINNINGS = Set.of("true", "false", "null", "not", "if", "some", "every");

    private final List<Token> tokens;

    Brackets(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Whether a range begins at this bracket: two dots stand inside it, and in none within it. */
    boolean isRange(int at) {
        if (tokens.get(at).isSymbol("]")) return true;
        if (!tokens.get(at).isSymbol("(") && !tokens.get(at).isSymbol("[")) return false;
        int open = 1;
        for (int i = at + 1; i < tokens.size() && open > 0; i++) {
            if (open == 1 && tokens.get(i).isSymbol("..")) return true;
            open += turn(i);
        }
        return false;
    }

    /** Whether the bracket that opens here closes right before the end. */
    boolean closesAtTheEnd(int at) {
        int open = 1;
        for (int i = at + 1; i < tokens.size(); i++) {
            open += turn(i);
            if (open == 0) return tokens.get(i + 1).kind() == Kind.END;
        }
        return false;
    }

    /** 1 where one opens, -1 where one closes. */
    private int turn(int at) {
        if (tokens.get(at).kind() != Kind.SYMBOL) return 0;
        return switch (tokens.get(at).text()) {
            case "(", "{" -> 1;
            case ")", "}" -> -1;
            case "[" -> endsValue(at - 1) && !beginsValue(at + 1) ? -1 : 1;
            case "]" -> endsValue(at - 1) || tokens.get(at - 1).isSymbol("[") ? -1 : 1;
            default -> 0;
        };
    }

    private boolean endsValue(int at) {
        Token token = tokens.get(at);
        return switch (token.kind()) {
            case NUMBER, STRING -> true;
            case NAME ->
                !Vocabulary.RESERVED.contains(token.text())
                        || VALUES.contains(token.text())
                        || at > 0 && tokens.get(at - 1).isSymbol(".");
            case SYMBOL -> ")]}?".contains(token.text());
            case END -> false;
        };
    }

    /** Whether an expression can begin here: behind a bracket where none can, it is no filter's. */
    boolean beginsValue(int at) {
        Token token = tokens.get(at);
        return switch (token.kind()) {
            case NUMBER, STRING -> true;
            case NAME -> !Vocabulary.RESERVED.contains(token.text()) || BEGINNINGS.contains(token.text());
            case SYMBOL -> "([{?@-".contains(token.text());
            case END -> false;
        };
    }
}
