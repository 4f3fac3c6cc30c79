package dev.workfloo.rule.decision;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A piece of a place under search, and the boxes that reach into it, in coordinates that count the piece's own slots. */
final class Piece {

    /**
     * What is still to be searched.
     *
     * @param among the boxes that may reach in
     */
    record Part(Box place, int[] among) {}

    private final Box place;
    private final Box[] boxes;
    private final Ranks[] ranks;
    private final int[] rows;

    // By row and dimension: from where to where the box reaches, how many slots it has there, how often it begins or
    // ends.
    private final int[] low;
    private final int[] high;
    private final int[] slots;
    private final int[] edges;

    private boolean covered;

    Piece(Part part, Box[] boxes) {
        this.place = part.place();
        this.boxes = boxes;
        int dimensions = place.dimensions();
        ranks = new Ranks[dimensions];
        Arrays.setAll(ranks, dimension -> Ranks.of(place.side(dimension)));
        int most = part.among().length * dimensions;
        low = new int[most];
        high = new int[most];
        slots = new int[most];
        edges = new int[most];
        covered = place.isEmpty();
        rows = covered ? new int[0] : clip(part.among());
    }

    private int[] clip(int[] among) {
        int[] kept = new int[among.length];
        int count = 0;
        for (int row : among) {
            if (!clip(boxes[row], count * ranks.length)) continue;
            covered |= edges(count) == 0;
            kept[count++] = row;
        }
        return Arrays.copyOf(kept, count);
    }

    private boolean clip(Box box, int at) {
        for (int dimension = 0; dimension < ranks.length; dimension++) {
            if (!clip(box.side(dimension), ranks[dimension], at + dimension)) return false;
        }
        return true;
    }

    private boolean clip(Slots side, Ranks rank, int at) {
        low[at] = Integer.MAX_VALUE;
        high[at] = -1;
        slots[at] = 0;
        edges[at] = 0;
        for (int range = 0; range < side.ranges(); range++) {
            int from = rank.before(side.from(range));
            int end = rank.before(side.end(range));
            if (from == end) continue;
            edges[at] += (from > 0 ? 1 : 0) + (end < rank.size() ? 1 : 0);
            if (from == high[at]) edges[at] -= 2;
            low[at] = Math.min(low[at], from);
            high[at] = end;
            slots[at] += end - from;
        }
        return slots[at] > 0;
    }

    int edges(int row) {
        int all = 0;
        for (int at = row * ranks.length; at < (row + 1) * ranks.length; at++) all += edges[at];
        return all;
    }

    Box place() {
        return place;
    }

    /** The boxes that do reach in. */
    int[] rows() {
        return rows;
    }

    boolean isCovered() {
        return covered;
    }

    boolean isBare() {
        return rows.length == 0;
    }

    /** What is to be searched instead of this, the likeliest to have a hole last. */
    List<Part> parts() {
        Box rest = withoutSlabs();
        return rest == place ? halves() : List.of(new Part(rest, rows));
    }

    /** The place without what the boxes cover that reach through it in all dimensions but one. */
    private Box withoutSlabs() {
        Map<Integer, List<Slots>> slabs = new TreeMap<>();
        for (int row = 0; row < rows.length; row++) {
            int dimension = onlyEdged(row);
            if (dimension < 0) continue;
            Slots slab = boxes[rows[row]].side(dimension);
            slabs.computeIfAbsent(dimension, any -> new ArrayList<>()).add(slab);
        }
        Box rest = place;
        for (Map.Entry<Integer, List<Slots>> slab : slabs.entrySet()) {
            Slots side = place.side(slab.getKey());
            int size = side.end(side.ranges() - 1);
            rest = rest.with(slab.getKey(), side.without(Slots.union(slab.getValue()), size));
        }
        return rest;
    }

    private int onlyEdged(int row) {
        int only = -1;
        for (int dimension = 0; dimension < ranks.length; dimension++) {
            if (edges[row * ranks.length + dimension] == 0) continue;
            if (only >= 0) return -1;
            only = dimension;
        }
        return only;
    }

    /**
     * Negative when the boxes together have fewer slots than the place, 0 when they have as many, positive otherwise.
     *
     * @param exactly whether a near miss matters; if not, it may count as positive
     */
    int compareFilled(boolean exactly) {
        double whole = 1;
        for (Ranks rank : ranks) whole *= rank.size();
        double filled = 0;
        for (int row = 0; row < rows.length; row++) filled += filled(row);
        if (filled < whole * (1 - 1e-9)) return -1;
        if (filled > whole * (1 + 1e-9)) return 1;
        return exactly ? compareFilledExactly() : 1;
    }

    private double filled(int row) {
        double filled = 1;
        for (int at = row * ranks.length; at < (row + 1) * ranks.length; at++) filled *= slots[at];
        return filled;
    }

    private int compareFilledExactly() {
        BigInteger whole = BigInteger.ONE;
        for (Ranks rank : ranks) whole = whole.multiply(BigInteger.valueOf(rank.size()));
        BigInteger filled = BigInteger.ZERO;
        for (int row = 0; row < rows.length; row++) {
            BigInteger product = BigInteger.ONE;
            for (int at = row * ranks.length; at < (row + 1) * ranks.length; at++) {
                product = product.multiply(BigInteger.valueOf(slots[at]));
            }
            filled = filled.add(product);
        }
        return filled.compareTo(whole);
    }

    private List<Part> halves() {
        Cut cut = Cut.of(this);
        Slots side = place.side(cut.dimension());
        int at = ranks[cut.dimension()].slot(cut.rank());
        Part below = half(cut, true, side.and(Slots.range(0, at)));
        Part above = half(cut, false, side.and(Slots.range(at, Integer.MAX_VALUE)));
        return density(cut, true) < density(cut, false) ? List.of(above, below) : List.of(below, above);
    }

    private Part half(Cut cut, boolean below, Slots side) {
        int[] among = new int[rows.length];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (reaches(row, cut, below)) among[count++] = rows[row];
        }
        return new Part(place.with(cut.dimension(), side), Arrays.copyOf(among, count));
    }

    private boolean reaches(int row, Cut cut, boolean below) {
        int at = row * ranks.length + cut.dimension();
        return below ? low[at] < cut.rank() : high[at] > cut.rank();
    }

    /** How many boxes a slot of this half lies in, on the average, as if each box were one range. */
    private double density(Cut cut, boolean below) {
        int size = ranks[cut.dimension()].size();
        int width = below ? cut.rank() : size - cut.rank();
        double filled = 0;
        for (int row = 0; row < rows.length; row++) {
            if (!reaches(row, cut, below)) continue;
            int at = row * ranks.length + cut.dimension();
            int inside = below ? Math.min(high[at], cut.rank()) - low[at] : high[at] - Math.max(low[at], cut.rank());
            filled += filled(row) * inside / (high[at] - low[at]);
        }
        return filled / width;
    }

    int dimensions() {
        return ranks.length;
    }

    Ranks ranks(int dimension) {
        return ranks[dimension];
    }

    int edges(int row, int dimension) {
        return edges[row * ranks.length + dimension];
    }

    Slots side(int row, int dimension) {
        return boxes[rows[row]].side(dimension);
    }

    int low(int row, int dimension) {
        return low[row * ranks.length + dimension];
    }

    int high(int row, int dimension) {
        return high[row * ranks.length + dimension];
    }
}
