package dev.workfloo.rule.decision;

import java.util.Arrays;

/** The slots of a set, counted one after the other as if nothing lay between them. */
final class Ranks {

    private final int[] from;
    private final int[] before;

    private Ranks(int[] from, int[] before) {
        this.from = from;
        this.before = before;
    }

    static Ranks of(Slots slots) {
        int[] from = new int[slots.ranges()];
        int[] before = new int[slots.ranges() + 1];
        for (int i = 0; i < from.length; i++) {
            from[i] = slots.from(i);
            before[i + 1] = before[i] + slots.end(i) - slots.from(i);
        }
        return new Ranks(from, before);
    }

    int size() {
        return before[from.length];
    }

    /** How many of the set's slots come before this slot. */
    int before(int slot) {
        int range = 0;
        if (from.length > 1) {
            int place = Arrays.binarySearch(from, slot);
            range = place >= 0 ? place : Math.max(0, -place - 2);
        }
        int inside = Math.max(0, slot - from[range]);
        return Math.min(before[range] + inside, before[range + 1]);
    }

    /** The slot that so many of the set's come before; there is one as long as the rank is below the size. */
    int slot(int rank) {
        int place = Arrays.binarySearch(before, rank);
        int range = place >= 0 ? place : -place - 2;
        return from[range] + rank - before[range];
    }
}
