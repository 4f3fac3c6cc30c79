package dev.workfloo.definition;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often a pattern must go round without reading: in {@code (?:){9999999}} the matcher counts to the end without
 * looking at the text once. Groups and zero-width marks can do that; so the lower bounds of their repetitions, multiplied
 * along the nesting, are kept small.
 */
final class RegexLoops {

    static final int MOST = 100;

    private final String pattern;
    private int at;

    /** For each open group, the costliest thing in it so far. */
    private final Deque<Long> open = new ArrayDeque<>();

    private RegexLoops(String pattern) {
        this.pattern = pattern;
    }

    /** The pattern must be one that {@link java.util.regex.Pattern} compiles. */
    static boolean areFew(String pattern) {
        return new RegexLoops(pattern).costliest() <= MOST;
    }

    private long costliest() {
        open.push(1L);
        while (at < pattern.length()) step();
        long costliest = 1;
        for (long cost : open) costliest = Math.max(costliest, cost);
        return costliest;
    }

    private void step() {
        char c = pattern.charAt(at++);
        if (c == '\\') skipEscape();
        else if (c == '[') skipClass();
        else if (c == '(') open.push(1L);
        else if (c == ')' && open.size() > 1) repeated(open.pop());
        else if (c == '^' || c == '$') repeated(1);
    }

    /** What has just ended costs this much once; the bound behind it says how many times at the least. */
    private void repeated(long cost) {
        long times = at < pattern.length() && pattern.charAt(at) == '{' ? leastTimes() : 1;
        long total = Math.min(cost * Math.max(1, times), Integer.MAX_VALUE);
        open.push(Math.max(open.pop(), total));
    }

    private long leastTimes() {
        long times = 0;
        for (at++; at < pattern.length() && Character.isDigit(pattern.charAt(at)); at++) {
            times = Math.min(times * 10 + Character.digit(pattern.charAt(at), 10), Integer.MAX_VALUE);
        }
        return times;
    }

    private void skipEscape() {
        if (at >= pattern.length()) return;
        char escaped = pattern.charAt(at++);
        if (escaped == 'Q') {
            int end = pattern.indexOf("\\E", at);
            at = end < 0 ? pattern.length() : end + 2;
        } else if ("bBAGzZ".indexOf(escaped) >= 0 || Character.isDigit(escaped) || escaped == 'k') {
            if (escaped == 'k') at = Math.max(at, pattern.indexOf('>', at) + 1);
            repeated(1);
        }
    }

    private void skipClass() {
        int depth = 1;
        skipLiteralBracket();
        while (at < pattern.length() && depth > 0) {
            char c = pattern.charAt(at++);
            if (c == '\\') {
                at = pattern.startsWith("Q", at) ? Math.max(at + 1, pattern.indexOf("\\E", at) + 2) : at + 1;
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
