package dev.workfloo.rule.decision;

import java.util.Arrays;

/** Some slots of each dimension: the inputs whose every value lies in one of them. */
final class Box {

    private final Slots[] sides;

    private Box(Slots[] sides) {
        this.sides = sides;
    }

    static Box of(Slots... sides) {
        return new Box(sides.clone());
    }

    int dimensions() {
        return sides.length;
    }

    Slots side(int dimension) {
        return sides[dimension];
    }

    Box with(int dimension, Slots side) {
        Slots[] others = sides.clone();
        others[dimension] = side;
        return new Box(others);
    }

    boolean isEmpty() {
        for (Slots side : sides) {
            if (side.isEmpty()) return true;
        }
        return false;
    }

    Box and(Box other) {
        Slots[] common = new Slots[sides.length];
        for (int i = 0; i < sides.length; i++) common[i] = sides[i].and(other.sides[i]);
        return new Box(common);
    }

    /** Whether some input lies in both. */
    boolean meets(Box other) {
        for (int i = 0; i < sides.length; i++) {
            if (!meet(sides[i], other.sides[i])) return false;
        }
        return true;
    }

    /** Whether they meet in every dimension but, perhaps, one. */
    boolean meetsBeside(int dimension, Box other) {
        for (int i = 0; i < sides.length; i++) {
            if (i != dimension && !meet(sides[i], other.sides[i])) return false;
        }
        return true;
    }

    boolean holds(Box other) {
        for (int i = 0; i < sides.length; i++) {
            if (!hold(sides[i], other.sides[i])) return false;
        }
        return true;
    }

    boolean contains(int[] slots) {
        for (int i = 0; i < sides.length; i++) {
            if (!sides[i].contains(slots[i])) return false;
        }
        return true;
    }

    /** A slot of each side of a box that is not empty: here and there in it, others for most other numbers. */
    int[] pick(int number) {
        int[] slots = new int[sides.length];
        for (int i = 0; i < sides.length; i++) {
            int mixed = (number * 31 + i + 1) * 0x9E3779B9;
            mixed = (mixed ^ mixed >>> 15) * 0x85EBCA6B;
            int range = (mixed >>> 16) % sides[i].ranges();
            int width = sides[i].end(range) - sides[i].from(range);
            slots[i] = sides[i].from(range) + ((mixed ^ mixed >>> 13) & Integer.MAX_VALUE) % width;
        }
        return slots;
    }

    private static boolean meet(Slots one, Slots other) {
        int mine = 0;
        int its = 0;
        while (mine < one.ranges() && its < other.ranges()) {
            if (one.end(mine) <= other.from(its)) mine++;
            else if (other.end(its) <= one.from(mine)) its++;
            else return true;
        }
        return false;
    }

    private static boolean hold(Slots outer, Slots inner) {
        int range = 0;
        for (int i = 0; i < inner.ranges(); i++) {
            while (range < outer.ranges() && outer.end(range) < inner.end(i)) range++;
            if (range == outer.ranges() || outer.from(range) > inner.from(i)) return false;
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Box box && Arrays.equals(sides, box.sides);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sides);
    }

    @Override
    public String toString() {
        return Arrays.toString(sides);
    }
}
