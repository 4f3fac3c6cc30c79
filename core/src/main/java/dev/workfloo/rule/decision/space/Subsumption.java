package dev.workfloo.rule.decision.space;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Whether boxes together subsume another one: leave nothing of it uncovered. */
public final class Subsumption {

    /** So many points are tried before there is anything to prove: of most boxes much is left uncovered. */
    private static final int TRIES = 16;

    private final Box box;
    private final Coverage coverage;
    private final int[] others;

    /** @param others which boxes of the coverage may subsume the box */
    public Subsumption(Box box, Coverage coverage, int[] others) {
        this.box = box;
        this.coverage = coverage;
        this.others = others;
    }

    /** A no means nothing once the coverage's deadline is over. */
    public boolean isProven() {
        for (int tried = 0; tried < TRIES; tried++) {
            if (!coverage.contains(box.samplePoint(tried), others)) return false;
        }
        return isProvenBy(others);
    }

    private boolean isProvenBy(int[] some) {
        return !coverage.hasHole(box, some) && !coverage.isOver();
    }

    /** Some of the others that subsume the box already: one where one does, else a few of which none can be left out. */
    public int[] reduced() {
        for (int other : others) {
            if (coverage.box(other).contains(box)) return new int[] {other};
        }
        int[] few = others;
        for (int length = few.length / 2; length > 0; length /= 2) {
            for (int from = 0; from < few.length; ) {
                int[] fewer = without(few, from, length);
                if (isProvenBy(fewer)) few = fewer;
                else from += length;
            }
        }
        return few;
    }

    private static int[] without(int[] all, int from, int length) {
        return IntStream.concat(
                        Arrays.stream(all, 0, from),
                        Arrays.stream(all, Math.min(all.length, from + length), all.length))
                .toArray();
    }
}
