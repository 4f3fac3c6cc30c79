package dev.workfloo.rule.decision;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What others take away from one box. */
final class Shadow {

    /** So many inputs are tried before there is anything to prove: of most boxes much is left. */
    private static final int TRIES = 16;

    private final Box box;
    private final Coverage coverage;
    private final int[] others;

    Shadow(Box box, Coverage coverage, int[] others) {
        this.box = box;
        this.coverage = coverage;
        this.others = others;
    }

    /** Whether they are known to leave nothing. */
    boolean isComplete() {
        for (int tried = 0; tried < TRIES; tried++) {
            if (!coverage.contains(box.pick(tried), others)) return false;
        }
        return isCompleteBy(others);
    }

    private boolean isCompleteBy(int[] some) {
        return !coverage.hasHole(box, some) && !coverage.isOver();
    }

    /** Of a complete shadow, some that leave nothing already: one if one does, else as few as come out by leaving out. */
    int[] few(Box[] boxes) {
        for (int other : others) {
            if (boxes[other].holds(box)) return new int[] {other};
        }
        int[] few = others;
        for (int length = few.length / 2; length > 0; length /= 2) {
            for (int from = 0; from < few.length; ) {
                int[] fewer = without(few, from, length);
                if (isCompleteBy(fewer)) few = fewer;
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
