package dev.workfloo.http.description;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts that a pattern of openapi.json matches as a whole. It reads what such patterns are written with, and no more. */
final class PatternTexts {

    private static final int MOST = 4;

    private final String pattern;
    private int at;

    private PatternTexts(String pattern) {
        this.pattern = pattern;
    }

    static Arbitrary<String> of(String pattern) {
        PatternTexts texts = new PatternTexts(pattern.replaceFirst("^\\^", "").replaceFirst("\\$$", ""));
        Arbitrary<String> all = texts.alternatives();
        if (texts.at < texts.pattern.length()) throw texts.unknown();
        return all;
    }

    private IllegalArgumentException unknown() {
        return new IllegalArgumentException("at " + at + " of the pattern " + pattern);
    }

    private boolean takes(char expected) {
        if (at >= pattern.length() || pattern.charAt(at) != expected) return false;
        at++;
        return true;
    }

    private Arbitrary<String> alternatives() {
        List<Arbitrary<String>> alternatives = new ArrayList<>(List.of(sequence()));
        while (takes('|')) alternatives.add(sequence());
        return Arbitraries.oneOf(alternatives);
    }

    private Arbitrary<String> sequence() {
        List<Arbitrary<String>> parts = new ArrayList<>();
        while (at < pattern.length() && "|)".indexOf(pattern.charAt(at)) < 0) parts.add(repeated(part()));
        return Combinators.combine(parts).as(texts -> String.join("", texts));
    }

    private Arbitrary<String> part() {
        if (takes('(')) {
            Arbitrary<String> group = alternatives();
            if (!takes(')')) throw unknown();
            return group;
        }
        if (takes('[')) return characters();
        char literal = pattern.charAt(at++);
        if (".\\^$*+?{".indexOf(literal) >= 0) throw unknown();
        return Arbitraries.just(String.valueOf(literal));
    }

    private Arbitrary<String> characters() {
        List<String> all = new ArrayList<>();
        while (!takes(']')) {
            char from = pattern.charAt(at++);
            char to = takes('-') ? pattern.charAt(at++) : from;
            for (char one = from; one <= to; one++) all.add(String.valueOf(one));
        }
        return Arbitraries.of(all);
    }

    private Arbitrary<String> repeated(Arbitrary<String> part) {
        if (takes('+')) return times(part, 1, MOST);
        if (takes('*')) return times(part, 0, MOST);
        if (takes('?')) return times(part, 0, 1);
        if (!takes('{')) return part;
        String[] bounds = pattern.substring(at, pattern.indexOf('}', at)).split(",");
        at = pattern.indexOf('}', at) + 1;
        return times(part, Integer.parseInt(bounds[0]), Integer.parseInt(bounds[bounds.length - 1]));
    }

    private static Arbitrary<String> times(Arbitrary<String> part, int least, int most) {
        return part.list().ofMinSize(least).ofMaxSize(most).map(texts -> String.join("", texts));
    }
}
