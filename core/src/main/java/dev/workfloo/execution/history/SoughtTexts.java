package dev.workfloo.execution.history;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Texts that are looked for in others, in either case. Of many that takes hardly longer than of few. */
final class SoughtTexts {

    /** Shorter ones stand in other texts by chance. */
    private static final int SHORTEST = 4;

    /** Of a longer one only so much is looked for: a look takes no longer, however long and many they are. */
    private static final int LONGEST = 64;

    private static final int PAIRS = 1 << 16;

    private final Set<String> whole = new HashSet<>();

    /** None of them begins with another one, so a text can begin with one of them only: the last that is not behind it. */
    private final NavigableSet<String> beginnings = new TreeSet<>();

    /** With which two characters they begin: most places of a text are passed over by that. */
    private final BitSet pairs = new BitSet(PAIRS);

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** One that is too short is not looked for. */
    void add(String text) {
        String sought = folded(text.strip());
        if (sought.codePointCount(0, sought.length()) < SHORTEST || !whole.add(sought)) return;
        String beginning = beginning(sought, 0);
        if (beginsWithOne(beginning)) return;
        NavigableSet<String> behind = beginnings.tailSet(beginning, true);
        while (!behind.isEmpty() && behind.first().startsWith(beginning)) behind.pollFirst();
        beginnings.add(beginning);
        pairs.set(pair(beginning, 0));
    }

    private static String beginning(String text, int at) {
        return text.substring(at, Math.min(text.length(), at + LONGEST));
    }

    private boolean beginsWithOne(String text) {
        String last = beginnings.floor(text);
        return last != null && text.startsWith(last);
    }

    private static int pair(String text, int at) {
        return (text.charAt(at) * 31 + text.charAt(at + 1)) % PAIRS;
    }

    boolean isEmpty() {
        return whole.isEmpty();
    }

    /** Whether it is one, from its beginning to its end. */
    boolean has(String text) {
        return whole.contains(folded(text));
    }

    /** Whether one of them stands in it. */
    boolean areIn(String words) {
        String text = folded(words);
        for (int at = 0; at + SHORTEST <= text.length(); at++) {
            if (pairs.get(pair(text, at)) && beginsWithOne(beginning(text, at))) return true;
        }
        return false;
    }
}
