package dev.workfloo.rule.decision.space;

import java.util.Arrays;

/** Rank and select on a set of segments: they are counted one after the other as if nothing lay between them. */
final class Ranks {

    private final int[] from;
    private final int[] before;

    private Ranks(int[] from, int[] before) {
        this.from = from;
        this.before = before;
    }

    static Ranks of(Segments segments) {
        int[] from = new int[segments.ranges()];
        int[] before = new int[segments.ranges() + 1];
        for (int i = 0; i < from.length; i++) {
            from[i] = segments.from(i);
            before[i + 1] = before[i] + segments.end(i) - segments.from(i);
        }
        return new Ranks(from, before);
    }

    int size() {
        return before[from.length];
    }

    /** How many of the set's segments come before this segment. */
    int before(int segment) {
        int range = 0;
        if (from.length > 1) {
            int found = Arrays.binarySearch(from, segment);
            range = found >= 0 ? found : Math.max(0, -found - 2);
        }
        int inside = Math.max(0, segment - from[range]);
        return Math.min(before[range] + inside, before[range + 1]);
    }

    /** The segment that has this rank, which must be below the size. */
    int segment(int rank) {
        int found = Arrays.binarySearch(before, rank);
        int range = found >= 0 ? found : -found - 2;
        return from[range] + rank - before[range];
    }
}
