package dev.workfloo.testkit.arbitrary.form;

import dev.workfloo.testkit.arbitrary.form.PatternTexts.TextPart;
import java.util.ArrayList;
import java.util.List;

/** Reads a pattern into the parts of which its texts are made. It must be one that {@link java.util.regex.Pattern} compiles. */
final class PatternReader {

    private static final String QUANTIFIERS = "*+?{";
    private static final String MARKS = "bBAGzZ";
    private static final int ENDLESS = 1_000;

    private final String pattern;
    private int at;
    private int groups;

    PatternReader(String pattern) {
        this.pattern = pattern;
    }

    TextPart whole() {
        return choice();
    }

    private boolean isAt(String text) {
        return pattern.startsWith(text, at);
    }

    private boolean skip(String text) {
        boolean found = isAt(text);
        if (found) at += text.length();
        return found;
    }

    /** Up to the end, or the bracket that closes it. */
    private TextPart choice() {
        List<TextPart> ways = new ArrayList<>();
        do ways.add(run());
        while (skip("|"));
        return TextPart.either(ways);
    }

    private TextPart run() {
        List<TextPart> parts = new ArrayList<>();
        while (at < pattern.length() && !isAt("|") && !isAt(")")) parts.add(quantified(part()));
        return TextPart.all(parts);
    }

    private TextPart part() {
        if (skip("(")) return group();
        if (isAt("[")) return letters(classText());
        if (skip("\\")) return escaped();
        if (skip("^") || skip("$")) return TextPart.NOTHING;
        if (skip(".")) return letters(".");
        return literal();
    }

    private TextPart literal() {
        String character = Character.toString(pattern.codePointAt(at));
        at += character.length();
        return TextPart.oneOf(List.of(character));
    }

    private static TextPart letters(String of) {
        return TextPart.oneOf(Letters.matching(of));
    }

    private TextPart group() {
        List<String> names = new ArrayList<>();
        boolean isLooking = isAt("?=") || isAt("?!") || isAt("?<=") || isAt("?<!");
        if (!isAt("?")) names.add(Integer.toString(++groups));
        else if (isAt("?<") && !isLooking) {
            names.add(Integer.toString(++groups));
            names.add(pattern.substring(at + 2, pattern.indexOf('>', at)));
            at = pattern.indexOf('>', at) + 1;
        } else skipHead();
        TextPart inside = choice();
        skip(")");
        return isLooking ? TextPart.NOTHING : inside.grouped(names);
    }

    /** {@code ?:}, {@code ?>}, {@code ?=}, {@code ?i:}; of flags alone, the group is empty. */
    private void skipHead() {
        at++;
        if (skip("<")) at++;
        else {
            while (Character.isLetter(pattern.charAt(at)) || pattern.charAt(at) == '-') at++;
            if (!isAt(")")) at++;
        }
    }

    /** A class from its bracket to the one that closes it. */
    private String classText() {
        int from = at;
        int depth = 0;
        do {
            char c = pattern.charAt(at++);
            if (c == '\\') at = isQuoting(at) ? endOfQuote() : at + 1;
            else if (c == '[') {
                depth++;
                skip("^");
                skip("]");
            } else if (c == ']') depth--;
        } while (depth > 0 && at < pattern.length());
        return pattern.substring(from, at);
    }

    private boolean isQuoting(int place) {
        return pattern.charAt(place) == 'Q';
    }

    private int endOfQuote() {
        int end = pattern.indexOf("\\E", at);
        return end < 0 ? pattern.length() : end + 2;
    }

    private TextPart escaped() {
        char escaped = pattern.charAt(at);
        if (MARKS.indexOf(escaped) >= 0) {
            at++;
            return TextPart.NOTHING;
        }
        if (escaped == 'Q') return quoted();
        if (escaped == 'k') {
            String name = pattern.substring(at + 2, pattern.indexOf('>', at));
            at = pattern.indexOf('>', at) + 1;
            return TextPart.again(name);
        }
        if (escaped >= '1' && escaped <= '9') {
            at++;
            return TextPart.again(Character.toString(escaped));
        }
        if (!Character.isLetterOrDigit(escaped)) return literal();
        int from = at - 1;
        at = endOfEscape(escaped);
        return letters(pattern.substring(from, at));
    }

    private TextPart quoted() {
        int from = at + 1;
        at = endOfQuote();
        String quoted = pattern.substring(from, at);
        return TextPart.oneOf(List.of(quoted.endsWith("\\E") ? quoted.substring(0, quoted.length() - 2) : quoted));
    }

    private int endOfEscape(char escaped) {
        if ("pPxN".indexOf(escaped) >= 0 && pattern.startsWith("{", at + 1)) return pattern.indexOf('}', at) + 1;
        return switch (escaped) {
            case 'u' -> at + 5;
            case 'x' -> at + 3;
            case 'p', 'P', 'c' -> at + 2;
            case '0' -> endOfOctal();
            default -> at + 1;
        };
    }

    private int endOfOctal() {
        int end = at + 1;
        while (end < pattern.length() && end < at + 4 && Character.isDigit(pattern.charAt(end))) end++;
        return end;
    }

    private TextPart quantified(TextPart part) {
        if (at >= pattern.length() || QUANTIFIERS.indexOf(pattern.charAt(at)) < 0) return part;
        TextPart repeated;
        if (skip("*")) repeated = part.repeated(0, ENDLESS);
        else if (skip("+")) repeated = part.repeated(1, ENDLESS);
        else if (skip("?")) repeated = part.repeated(0, 1);
        else repeated = counted(part);
        if (!skip("?")) skip("+");
        return repeated;
    }

    private TextPart counted(TextPart part) {
        String[] bounds = pattern.substring(at + 1, pattern.indexOf('}', at)).split(",", -1);
        at = pattern.indexOf('}', at) + 1;
        int least = count(bounds[0]);
        int most = bounds.length == 1 ? least : bounds[1].isEmpty() ? least + ENDLESS : count(bounds[1]);
        return part.repeated(least, most);
    }

    /** No text has more characters than are of interest here. */
    private static int count(String digits) {
        return digits.length() > 4 ? 10 * ENDLESS : Integer.parseInt(digits);
    }
}
