package dev.workfloo.definition.form;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How much a matcher can do between two readings of the text, at the most. In {@code (?:){9999999}} it counts to the end
 * without reading once; at the end of a text, where nothing is left to read, it tries {@code (a*)*(a*)*(a*)*b} in
 * 3 · 3 · 3 ways. So each part of a pattern is given the ways in which it can match nothing and the steps that they take.
 * Where Java's syntax leaves a doubt, the part counts as the costlier thing.
 */
final class RegexCost {

    static final int MOST = 1_000;

    private static final double ENDLESS = 1e9;
    private static final String MARKS = "bBAGzZ";

    private final String pattern;
    private int at;

    /** The groups that are open, the innermost first; the last is the whole pattern. */
    private final Deque<Group> open = new ArrayDeque<>();

    private RegexCost(String pattern) {
        this.pattern = pattern;
    }

    /** The most steps between two readings. The pattern must be one that {@link java.util.regex.Pattern} compiles. */
    static double of(String pattern) {
        Part whole = new RegexCost(pattern).whole().then(Part.MARK);
        return Math.max(whole.entering(), whole.peak());
    }

    /**
     * A part of a pattern.
     *
     * @param through the ways through it without a reading
     * @param out the ways out of it without a reading, after a reading inside
     * @param entering the steps that it takes before it must read
     * @param leaving the steps that it takes from a reading inside to its end
     * @param peak the most steps that it takes from a reading inside to the next
     * @param longest the longest text that it matches
     */
    private record Part(double through, double out, double entering, double leaving, double peak, double longest) {

        static final Part NOTHING = new Part(1, 0, 0, 0, 0, 0);
        static final Part CHARACTER = new Part(0, 1, 1, 1, 1, 1);
        static final Part MARK = new Part(1, 0, 1, 0, 0, 0);

        Part {
            through = Math.min(through, ENDLESS);
            out = Math.min(out, ENDLESS);
            entering = Math.min(entering, ENDLESS);
            leaving = Math.min(leaving, ENDLESS);
            peak = Math.min(peak, ENDLESS);
            longest = Math.min(longest, ENDLESS);
        }

        Part then(Part next) {
            double run = leaving + out * next.entering;
            return new Part(
                    through * next.through,
                    Math.max(out * next.through, next.out),
                    entering + through * next.entering,
                    next.through == 0 ? next.leaving : Math.max(run, next.leaving),
                    Math.max(run, Math.max(peak, next.peak)),
                    longest + next.longest);
        }

        Part or(Part other) {
            return new Part(
                    through + other.through,
                    Math.max(out, other.out),
                    entering + other.entering + 1,
                    Math.max(leaving, other.leaving),
                    Math.max(peak, other.peak),
                    Math.max(longest, other.longest));
        }

        /** A look ahead or behind goes through once; a look behind begins at every place from which it could end here. */
        Part lookedAt(boolean behind) {
            double starts = behind ? Math.min(longest, Regex.LONGEST_TEXT) + 1 : 1;
            return new Part(1, Math.min(out, 1), starts * (entering + 1), leaving, peak, 0);
        }

        /** A round that reads nothing is the last one, unless more are demanded; one that must read is charged to that. */
        Part repeated(Bound bound) {
            double unread = (entering + 1) * (through == 0 ? 1 : Math.max(1, bound.least()));
            double run = leaving + out * unread;
            return new Part(
                    bound.least() == 0 ? through + 1 : through,
                    out * (through + 1),
                    unread,
                    run,
                    Math.max(run, peak),
                    longest * bound.most());
        }
    }

    private record Bound(double least, double most) {}

    private enum Kind {
        PLAIN,
        LOOKS_AHEAD,
        LOOKS_BEHIND
    }

    /** What a group has so far: the alternatives that are complete, if any, and the one that is being read. */
    private record Group(Kind kind, Optional<Part> complete, Part current) {

        static Group opened(Kind kind) {
            return new Group(kind, Optional.empty(), Part.NOTHING);
        }

        Group with(Part next) {
            return new Group(kind, complete, current.then(next));
        }

        Group nextAlternative() {
            return new Group(kind, Optional.of(content()), Part.NOTHING);
        }

        Part part() {
            return kind == Kind.PLAIN ? content() : content().lookedAt(kind == Kind.LOOKS_BEHIND);
        }

        private Part content() {
            return complete.map(it -> it.or(current)).orElse(current);
        }
    }

    private Part whole() {
        open.push(Group.opened(Kind.PLAIN));
        while (at < pattern.length()) step();
        return open.getLast().part();
    }

    private void step() {
        char c = pattern.charAt(at++);
        if (c == '(') {
            open.push(Group.opened(kind()));
            skipGroupHead();
        } else if (c == ')' && open.size() > 1) add(open.pop().part());
        else if (c == '|') open.push(open.pop().nextAlternative());
        else if (c == '^' || c == '$') add(Part.MARK);
        else if (c == '\\') addEscape();
        else if (c == '{') addBound();
        else {
            if (c == '[') skipClass();
            add(Part.CHARACTER);
        }
    }

    /** A bound where nothing stands before it counts nothing. */
    private void addBound() {
        at--;
        add(Part.NOTHING);
    }

    /** Adds a part together with the quantifier behind it. */
    private void add(Part part) {
        Part repeated = part;
        if (at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0) {
            repeated = part.repeated(bound());
            if (at < pattern.length() && "?+".indexOf(pattern.charAt(at)) >= 0) at++;
        }
        open.push(open.pop().with(repeated));
    }

    private Bound bound() {
        char quantifier = pattern.charAt(at++);
        if (quantifier != '{') return new Bound(quantifier == '+' ? 1 : 0, quantifier == '?' ? 1 : ENDLESS);
        double least = number();
        boolean exact = pattern.charAt(at++) == '}';
        if (exact) return new Bound(least, least);
        double most = pattern.charAt(at) == '}' ? ENDLESS : number();
        at++;
        return new Bound(least, most);
    }

    private double number() {
        double number = 0;
        while (Character.isDigit(pattern.charAt(at))) number = number * 10 + Character.digit(pattern.charAt(at++), 10);
        return number;
    }

    private Kind kind() {
        if (pattern.startsWith("?=", at) || pattern.startsWith("?!", at)) return Kind.LOOKS_AHEAD;
        return pattern.startsWith("?<=", at) || pattern.startsWith("?<!", at) ? Kind.LOOKS_BEHIND : Kind.PLAIN;
    }

    /** Flags alone make no group, but an empty one costs nothing. */
    private void skipGroupHead() {
        if (!pattern.startsWith("?", at)) return;
        boolean named = pattern.startsWith("?<", at) && kind() == Kind.PLAIN;
        at++;
        if (named) at = pattern.indexOf('>', at) + 1;
        else if (pattern.startsWith("<", at)) at += 2;
        else skipFlags();
    }

    private void skipFlags() {
        while (Character.isLetter(pattern.charAt(at)) || pattern.charAt(at) == '-') at++;
        if (pattern.charAt(at) != ')') at++;
    }

    private void addEscape() {
        char escaped = pattern.charAt(at++);
        if (escaped == 'Q') {
            addQuoted();
        } else if (MARKS.indexOf(escaped) >= 0) {
            if (pattern.startsWith("{g}", at)) at += 3;
            add(Part.MARK);
        } else if (escaped == 'k') {
            at = pattern.indexOf('>', at) + 1;
            add(Part.MARK);
        } else if (escaped >= '1' && escaped <= '9') {
            skipDigits(pattern.length());
            add(Part.MARK);
        } else {
            skipOperand(escaped);
            add(Part.CHARACTER);
        }
    }

    private void addQuoted() {
        int end = pattern.indexOf("\\E", at);
        boolean empty = end == at || at == pattern.length();
        at = end < 0 ? pattern.length() : end + 2;
        add(empty ? Part.NOTHING : Part.CHARACTER);
    }

    private void skipOperand(char escaped) {
        boolean braced = "xpPN".indexOf(escaped) >= 0 && pattern.startsWith("{", at);
        if (braced) at = pattern.indexOf('}', at) + 1;
        else if (escaped == '0') skipDigits(3);
        else at += escaped == 'u' ? 4 : escaped == 'x' ? 2 : "pPc".indexOf(escaped) >= 0 ? 1 : 0;
    }

    private void skipDigits(int most) {
        int end = Math.min(pattern.length(), at + most);
        while (at < end && Character.isDigit(pattern.charAt(at))) at++;
    }

    private void skipClass() {
        int depth = 1;
        skipLiteralBracket();
        while (at < pattern.length() && depth > 0) {
            char c = pattern.charAt(at++);
            if (c == '\\') {
                char escaped = pattern.charAt(at++);
                if (escaped == 'Q') at = Math.max(at, pattern.indexOf("\\E", at) + 2);
                else if (escaped == 'c') at++;
            } else if (c == '[') {
                depth++;
                skipLiteralBracket();
            } else if (c == ']') {
                depth--;
            }
        }
    }

    /** Right after the opening of a class, or its ^, a closing bracket stands for itself. */
    private void skipLiteralBracket() {
        if (pattern.startsWith("^", at)) at++;
        if (pattern.startsWith("]", at)) at++;
    }
}
