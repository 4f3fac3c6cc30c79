package dev.workfloo.rule.decision.space;

/**
 * Where a region is best split in two: before this segment of this dimension. A half costs the more, the more edges of boxes
 * lie in it; the best plane makes both halves cheap.
 *
 * @param rank counts the region's own segments
 */
record SplittingPlane(int dimension, int rank) {

    /** There must be an edge inside. */
    static SplittingPlane of(ClippedBoxes boxes) {
        PlaneSweep sweep = new PlaneSweep(boxes);
        for (int dimension = 0; dimension < boxes.dimensions(); dimension++) sweep.along(dimension);
        return sweep.best();
    }

    /** @param below whether the half below is meant */
    boolean isReached(int box, ClippedBoxes boxes, boolean below) {
        return below ? boxes.low(box, dimension) < rank : boxes.high(box, dimension) > rank;
    }

    /** In how many boxes a point of a half lies on average, as if each box were one range. */
    double density(ClippedBoxes boxes, boolean below) {
        int width = below ? rank : boxes.ranks(dimension).size() - rank;
        double filled = 0;
        for (int box = 0; box < boxes.count(); box++) {
            if (!isReached(box, boxes, below)) continue;
            int low = boxes.low(box, dimension);
            int high = boxes.high(box, dimension);
            int inside = below ? Math.min(high, rank) - low : high - Math.max(low, rank);
            filled += boxes.volume(box) * inside / (high - low);
        }
        return filled / width;
    }
}
