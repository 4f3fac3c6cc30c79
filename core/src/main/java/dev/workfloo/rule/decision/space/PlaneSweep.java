package dev.workfloo.rule.decision.space;

import java.util.Arrays;

/** Finds the best plane to split a region at, by going along each dimension from edge to edge. */
final class PlaneSweep {

    private static final int BEGINS = 1;
    private static final int ENDS = 2;
    private static final long MOST_WEIGHT = (1L << 30) - 1;

    private final ClippedBoxes boxes;
    private double cost = Double.POSITIVE_INFINITY;
    private int dimension;
    private int rank;

    private long[] edges = new long[16];
    private int count;
    private long below;
    private long above;

    PlaneSweep(ClippedBoxes boxes) {
        this.boxes = boxes;
    }

    SplittingPlane best() {
        return new SplittingPlane(dimension, rank);
    }

    void along(int here) {
        gather(here);
        Arrays.sort(edges, 0, count);
        above += count;
        int next = 0;
        while (next < count) {
            int first = next;
            int at = (int) (edges[first] >>> 32);
            while (next < count && (int) (edges[next] >>> 32) == at) {
                if (is(edges[next], ENDS)) above -= weight(edges[next]);
                next++;
            }
            above -= next - first;
            consider(here, at);
            for (int i = first; i < next; i++) {
                if (is(edges[i], BEGINS)) below += weight(edges[i]);
            }
            below += next - first;
        }
    }

    private void consider(int here, int at) {
        double costHere = Math.pow(below, 4) + Math.pow(above, 4);
        if (costHere >= cost) return;
        cost = costHere;
        dimension = here;
        rank = at;
    }

    /** The edges of this dimension, each with its rank and with how many edges the box has in other dimensions. */
    private void gather(int here) {
        count = 0;
        below = 0;
        above = 0;
        for (int box = 0; box < boxes.count(); box++) {
            long weight = Math.min(MOST_WEIGHT, boxes.edges(box) - boxes.edges(box, here));
            above += weight;
            if (boxes.low(box, here) == 0) below += weight;
            if (boxes.edges(box, here) > 0) gather(box, here, weight);
        }
    }

    private void gather(int box, int here, long weight) {
        Segments side = boxes.side(box, here);
        Ranks ranks = boxes.ranks(here);
        int low = boxes.low(box, here);
        int high = boxes.high(box, here);
        if (side.ranges() == 1) {
            if (low > 0) add(low, BEGINS, weight);
            if (high < ranks.size()) add(high, ENDS, weight);
            return;
        }
        for (int range = 0; range < side.ranges(); range++) {
            int from = ranks.before(side.from(range));
            int end = ranks.before(side.end(range));
            if (from == end) continue;
            if (from > 0) add(from, from == low ? BEGINS : 0, weight);
            if (end < ranks.size()) add(end, end == high ? ENDS : 0, weight);
        }
    }

    private void add(int at, long kind, long weight) {
        if (count == edges.length) edges = Arrays.copyOf(edges, 2 * count);
        edges[count++] = (long) at << 32 | kind << 30 | weight;
    }

    private static boolean is(long edge, long kind) {
        return (edge >>> 30 & 3) == kind;
    }

    private static long weight(long edge) {
        return edge & MOST_WEIGHT;
    }
}
