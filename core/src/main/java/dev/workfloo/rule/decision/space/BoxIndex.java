package dev.workfloo.rule.decision.space;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the boxes of a list that intersect a region. The ends of all sides are compared first: quick for many thousands. */
public final class BoxIndex {

    private final Box[] boxes;
    private final int[] dimensions;
    private final int[][] low;
    private final int[][] high;

    public BoxIndex(List<Box> boxes, int dimensions) {
        this.boxes = boxes.toArray(Box[]::new);
        low = new int[dimensions][boxes.size()];
        high = new int[dimensions][boxes.size()];
        for (int dimension = 0; dimension < dimensions; dimension++) {
            for (int i = 0; i < this.boxes.length; i++) {
                Segments side = this.boxes[i].side(dimension);
                low[dimension][i] = side.isEmpty() ? Integer.MAX_VALUE : side.from(0);
                high[dimension][i] = side.isEmpty() ? -1 : side.end(side.ranges() - 1);
            }
        }
        this.dimensions = mostSelectiveFirst(dimensions);
    }

    private int[] mostSelectiveFirst(int count) {
        Comparator<Integer> byCoverage = Comparator.comparingDouble(this::coverage);
        return IntStream.range(0, count)
                .boxed()
                .sorted(byCoverage)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** How much of a dimension its sides take up on the average, as if each were one range. */
    private double coverage(int dimension) {
        double sum = 0;
        int end = 1;
        for (int i = 0; i < boxes.length; i++) {
            sum += Math.max(0, (double) high[dimension][i] - low[dimension][i]);
            end = Math.max(end, high[dimension][i]);
        }
        return sum / end;
    }

    /** The indices of those, from this one on and before that one, in their order. */
    public int[] intersecting(Box region, int from, int end) {
        int[] found = new int[16];
        int count = 0;
        int[] lows = new int[dimensions.length];
        int[] highs = new int[dimensions.length];
        for (int dimension : dimensions) {
            Segments side = region.side(dimension);
            if (side.isEmpty()) return new int[0];
            lows[dimension] = side.from(0);
            highs[dimension] = side.end(side.ranges() - 1);
        }
        for (int i = from; i < end; i++) {
            if (!mayIntersect(i, lows, highs) || !boxes[i].intersects(region)) continue;
            if (count == found.length) found = Arrays.copyOf(found, 2 * count);
            found[count++] = i;
        }
        return Arrays.copyOf(found, count);
    }

    private boolean mayIntersect(int box, int[] lows, int[] highs) {
        for (int dimension : dimensions) {
            if (low[dimension][box] >= highs[dimension] || high[dimension][box] <= lows[dimension]) return false;
        }
        return true;
    }
}
