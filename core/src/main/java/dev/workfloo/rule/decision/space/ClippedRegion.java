package dev.workfloo.rule.decision.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A region under search, and what of the boxes lies in it. */
final class ClippedRegion {

    private final Box region;
    private final ClippedBoxes boxes;

    ClippedRegion(Subproblem subproblem, Box[] boxes) {
        this.region = subproblem.region();
        this.boxes = new ClippedBoxes(region, boxes, region.isEmpty() ? new int[0] : subproblem.among());
    }

    Box region() {
        return region;
    }

    boolean isCovered() {
        return region.isEmpty() || boxes.oneCoversAll();
    }

    /** Whether no box reaches in. */
    boolean isBare() {
        return boxes.count() == 0;
    }

    /** What is to be searched instead of this, the likeliest to have a hole last. */
    List<Subproblem> subproblems() {
        Box rest = withoutSlabs();
        return rest == region ? halves() : List.of(new Subproblem(rest, boxes.indices()));
    }

    /** The region without its slabs: the boxes that reach through it in all dimensions but one. */
    private Box withoutSlabs() {
        Map<Integer, List<Segments>> slabs = new TreeMap<>();
        for (int box = 0; box < boxes.count(); box++) {
            int dimension = onlyEdged(box);
            if (dimension < 0) continue;
            slabs.computeIfAbsent(dimension, any -> new ArrayList<>()).add(boxes.side(box, dimension));
        }
        Box rest = region;
        for (Map.Entry<Integer, List<Segments>> slab : slabs.entrySet()) {
            Segments side = region.side(slab.getKey());
            rest = rest.with(slab.getKey(), side.without(Segments.union(slab.getValue())));
        }
        return rest;
    }

    private int onlyEdged(int box) {
        int only = -1;
        for (int dimension = 0; dimension < boxes.dimensions(); dimension++) {
            if (boxes.edges(box, dimension) == 0) continue;
            if (only >= 0) return -1;
            only = dimension;
        }
        return only;
    }

    /**
     * Negative when the boxes' volumes add up to less than the region's, 0 when to as much, positive otherwise.
     *
     * @param exactly whether a near miss matters; if not, it may count as positive
     */
    int compareVolume(boolean exactly) {
        double whole = 1;
        for (int dimension = 0; dimension < boxes.dimensions(); dimension++) whole *= size(dimension);
        double filled = 0;
        for (int box = 0; box < boxes.count(); box++) filled += boxes.volume(box);
        if (filled < whole * (1 - 1e-9)) return -1;
        if (filled > whole * (1 + 1e-9)) return 1;
        return exactly ? compareExactVolume() : 1;
    }

    private int compareExactVolume() {
        BigInteger whole = BigInteger.ONE;
        for (int dimension = 0; dimension < boxes.dimensions(); dimension++) {
            whole = whole.multiply(BigInteger.valueOf(size(dimension)));
        }
        BigInteger filled = BigInteger.ZERO;
        for (int box = 0; box < boxes.count(); box++) filled = filled.add(boxes.exactVolume(box));
        return filled.compareTo(whole);
    }

    private int size(int dimension) {
        return boxes.ranks(dimension).size();
    }

    private List<Subproblem> halves() {
        SplittingPlane plane = SplittingPlane.of(boxes);
        Segments side = region.side(plane.dimension());
        int at = boxes.ranks(plane.dimension()).segment(plane.rank());
        Subproblem below = half(plane, true, side.and(Segments.range(0, at)));
        Subproblem above = half(plane, false, side.and(Segments.range(at, Integer.MAX_VALUE)));
        return plane.density(boxes, true) < plane.density(boxes, false) ? List.of(above, below) : List.of(below, above);
    }

    private Subproblem half(SplittingPlane plane, boolean below, Segments side) {
        int[] among = new int[boxes.count()];
        int count = 0;
        for (int box = 0; box < boxes.count(); box++) {
            if (plane.isReached(box, boxes, below)) among[count++] = boxes.indices()[box];
        }
        return new Subproblem(region.with(plane.dimension(), side), Arrays.copyOf(among, count));
    }
}
