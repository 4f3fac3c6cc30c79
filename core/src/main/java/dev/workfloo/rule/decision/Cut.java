package dev.workfloo.rule.decision;

import java.util.Arrays;

/**
 * Where to cut a piece in two: before this slot of this dimension. What a half will cost is told by how many edges of boxes
 * lie in it, and the best cut is the one that makes both halves cheap.
 *
 * @param rank counts the piece's own slots
 */
record Cut(int dimension, int rank) {

    /** There must be an edge inside. */
    static Cut of(Piece piece) {
        Search search = new Search(piece);
        for (int dimension = 0; dimension < piece.dimensions(); dimension++) search.look(dimension);
        return new Cut(search.dimension, search.rank);
    }

    private static final class Search {

        private static final int BEGINS = 1;
        private static final int ENDS = 2;
        private static final long MOST_WEIGHT = (1L << 30) - 1;

        private final Piece piece;
        private double cost = Double.POSITIVE_INFINITY;
        private int dimension;
        private int rank;

        private long[] edges = new long[16];
        private int count;
        private long below;
        private long above;

        Search(Piece piece) {
            this.piece = piece;
        }

        void look(int here) {
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

        /** The edges of this dimension, each with the place where it is and how many the box has in other dimensions. */
        private void gather(int here) {
            count = 0;
            below = 0;
            above = 0;
            for (int row = 0; row < piece.rows().length; row++) {
                long weight = Math.min(MOST_WEIGHT, piece.edges(row) - piece.edges(row, here));
                above += weight;
                if (piece.low(row, here) == 0) below += weight;
                if (piece.edges(row, here) > 0) gather(row, here, weight);
            }
        }

        private void gather(int row, int here, long weight) {
            Slots side = piece.side(row, here);
            Ranks ranks = piece.ranks(here);
            int low = piece.low(row, here);
            int high = piece.high(row, here);
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
}
