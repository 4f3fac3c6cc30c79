package dev.workfloo.rule.expression.syntax;

import java.util.Optional;
import java.util.regex.Pattern;

/** What nodes, fields, variables and outputs may be called, so that an expression can name them without quotes. */
public final class Names {

    public static final String RULE =
            "must start with a lower-case letter, go on with lower-case letters, digits and _, and have at most 100";

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,99}");

    private static final String MEMBER_RULE = "must be letters, digits and _, not a digit in front, 100 at most";

    private static final Pattern MEMBER_FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    /** The name under which secrets are read. */
    private static final String SECRET = "secret";

    private Names() {}

    public static boolean isName(String text) {
        return FORM.matcher(text).matches() && !isReserved(text);
    }

    /** What is wrong with a text that is no name. */
    public static String refusal(String text) {
        return isReserved(text) ? "is a reserved word of the expression language: take another name" : RULE;
    }

    /** What is wrong with the name of something that a service is sent, or answers; those are spelt as services like it. */
    public static Optional<String> refuseMember(String text) {
        if (isReserved(text)) return Optional.of(refusal(text));
        return MEMBER_FORM.matcher(text).matches() ? Optional.empty() : Optional.of(MEMBER_RULE);
    }

    private static boolean isReserved(String text) {
        return text.equals(SECRET) || Parser.isReserved(text);
    }
}
