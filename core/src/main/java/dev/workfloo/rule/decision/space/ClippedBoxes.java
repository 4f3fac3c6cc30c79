package dev.workfloo.rule.decision.space;

import java.math.BigInteger;
import java.util.Arrays;

/** The parts of boxes that lie in a region. Their coordinates count the region's own segments, from 0 in each dimension. */
final class ClippedBoxes {

    private final Box[] boxes;
    private final Ranks[] ranks;
    private final int[] inside;

    // By box and dimension: where it begins and ends, how many segments it has, and how many edges inside the region.
    private final int[] low;
    private final int[] high;
    private final int[] sizes;
    private final int[] edges;
    private boolean oneCoversAll;

    /** @param among the indices of the boxes that may reach in */
    ClippedBoxes(Box region, Box[] boxes, int[] among) {
        this.boxes = boxes;
        ranks = new Ranks[region.dimensions()];
        Arrays.setAll(ranks, dimension -> Ranks.of(region.side(dimension)));
        int most = among.length * ranks.length;
        low = new int[most];
        high = new int[most];
        sizes = new int[most];
        edges = new int[most];
        inside = clip(among);
    }

    private int[] clip(int[] among) {
        int[] kept = new int[among.length];
        int count = 0;
        for (int index : among) {
            if (!clip(boxes[index], count * ranks.length)) continue;
            oneCoversAll |= edges(count) == 0;
            kept[count++] = index;
        }
        return Arrays.copyOf(kept, count);
    }

    private boolean clip(Box box, int at) {
        for (int dimension = 0; dimension < ranks.length; dimension++) {
            if (!clip(box.side(dimension), ranks[dimension], at + dimension)) return false;
        }
        return true;
    }

    private boolean clip(Segments side, Ranks rank, int at) {
        low[at] = Integer.MAX_VALUE;
        high[at] = -1;
        sizes[at] = 0;
        edges[at] = 0;
        for (int range = 0; range < side.ranges(); range++) {
            int from = rank.before(side.from(range));
            int end = rank.before(side.end(range));
            if (from == end) continue;
            edges[at] += (from > 0 ? 1 : 0) + (end < rank.size() ? 1 : 0);
            if (from == high[at]) edges[at] -= 2;
            low[at] = Math.min(low[at], from);
            high[at] = end;
            sizes[at] += end - from;
        }
        return sizes[at] > 0;
    }

    /** How many of the boxes reach in; the others are dropped. */
    int count() {
        return inside.length;
    }

    /** The indices of the boxes that reach in. */
    int[] indices() {
        return inside;
    }

    boolean oneCoversAll() {
        return oneCoversAll;
    }

    int dimensions() {
        return ranks.length;
    }

    Ranks ranks(int dimension) {
        return ranks[dimension];
    }

    /** The side of the box before it was clipped. */
    Segments side(int box, int dimension) {
        return boxes[inside[box]].side(dimension);
    }

    int low(int box, int dimension) {
        return low[box * ranks.length + dimension];
    }

    int high(int box, int dimension) {
        return high[box * ranks.length + dimension];
    }

    int edges(int box, int dimension) {
        return edges[box * ranks.length + dimension];
    }

    int edges(int box) {
        int all = 0;
        for (int at = box * ranks.length; at < (box + 1) * ranks.length; at++) all += edges[at];
        return all;
    }

    double volume(int box) {
        double volume = 1;
        for (int at = box * ranks.length; at < (box + 1) * ranks.length; at++) volume *= sizes[at];
        return volume;
    }

    BigInteger exactVolume(int box) {
        BigInteger volume = BigInteger.ONE;
        for (int at = box * ranks.length; at < (box + 1) * ranks.length; at++) {
            volume = volume.multiply(BigInteger.valueOf(sizes[at]));
        }
        return volume;
    }
}
