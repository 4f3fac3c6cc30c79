package dev.workfloo.rule.decision.space;

import java.util.Arrays;

/** A set of segments for each dimension, its side: the inputs whose values all lie in them. */
public final class Box {

    private final Segments[] sides;

    private Box(Segments[] sides) {
        this.sides = sides;
    }

    public static Box of(Segments... sides) {
        return new Box(sides.clone());
    }

    int dimensions() {
        return sides.length;
    }

    public Segments side(int dimension) {
        return sides[dimension];
    }

    public Box with(int dimension, Segments side) {
        Segments[] others = sides.clone();
        others[dimension] = side;
        return new Box(others);
    }

    public boolean isEmpty() {
        for (Segments side : sides) {
            if (side.isEmpty()) return true;
        }
        return false;
    }

    public Box intersection(Box other) {
        Segments[] common = new Segments[sides.length];
        for (int i = 0; i < sides.length; i++) common[i] = sides[i].and(other.sides[i]);
        return new Box(common);
    }

    /** Whether some input lies in both. */
    public boolean intersects(Box other) {
        for (int i = 0; i < sides.length; i++) {
            if (!intersect(sides[i], other.sides[i])) return false;
        }
        return true;
    }

    /** Whether they intersect in every other dimension. */
    public boolean intersectsExceptIn(int dimension, Box other) {
        for (int i = 0; i < sides.length; i++) {
            if (i != dimension && !intersect(sides[i], other.sides[i])) return false;
        }
        return true;
    }

    boolean contains(Box other) {
        for (int i = 0; i < sides.length; i++) {
            if (!contain(sides[i], other.sides[i])) return false;
        }
        return true;
    }

    /** @param point a segment of each dimension */
    boolean contains(int[] point) {
        for (int i = 0; i < sides.length; i++) {
            if (!sides[i].contains(point[i])) return false;
        }
        return true;
    }

    /** A point of a box that is not empty; another for most other numbers, spread over the box. */
    int[] samplePoint(int number) {
        int[] point = new int[sides.length];
        for (int i = 0; i < sides.length; i++) {
            int mixed = (number * 31 + i + 1) * 0x9E3779B9;
            mixed = (mixed ^ mixed >>> 15) * 0x85EBCA6B;
            int range = (mixed >>> 16) % sides[i].ranges();
            int width = sides[i].end(range) - sides[i].from(range);
            point[i] = sides[i].from(range) + ((mixed ^ mixed >>> 13) & Integer.MAX_VALUE) % width;
        }
        return point;
    }

    private static boolean intersect(Segments one, Segments other) {
        int mine = 0;
        int its = 0;
        while (mine < one.ranges() && its < other.ranges()) {
            if (one.end(mine) <= other.from(its)) mine++;
            else if (other.end(its) <= one.from(mine)) its++;
            else return true;
        }
        return false;
    }

    private static boolean contain(Segments outer, Segments inner) {
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
