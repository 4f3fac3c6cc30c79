package dev.workfloo.rule.decision.space;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** A set of segments of one dimension, by their numbers: ascending ranges that neither touch nor overlap. */
public final class Segments {

    public static final Segments NONE = new Segments(new int[0]);

    /** In turn the first segment of a range, and the first after it. */
    private final int[] edges;

    private Segments(int[] edges) {
        this.edges = edges;
    }

    public static Segments range(int from, int end) {
        return from < end ? new Segments(new int[] {from, end}) : NONE;
    }

    public static Segments only(int segment) {
        return range(segment, segment + 1);
    }

    public static Segments of(Iterable<Integer> segments) {
        BitSet set = new BitSet();
        segments.forEach(set::set);
        int[] edges = new int[2 * set.cardinality()];
        int length = 0;
        for (int from = set.nextSetBit(0); from >= 0; from = set.nextSetBit(edges[length - 1])) {
            edges[length++] = from;
            edges[length++] = set.nextClearBit(from);
        }
        return length == 0 ? NONE : new Segments(Arrays.copyOf(edges, length));
    }

    public boolean contains(int segment) {
        if (edges.length == 2) return edges[0] <= segment && segment < edges[1];
        int found = Arrays.binarySearch(edges, segment);
        return found >= 0 ? found % 2 == 0 : (-found - 1) % 2 == 1;
    }

    public boolean isEmpty() {
        return edges.length == 0;
    }

    /** The numbers in ascending order, so many at most. */
    public List<Integer> all(int most) {
        return IntStream.range(0, ranges())
                .flatMap(range -> IntStream.range(from(range), end(range)))
                .limit(most)
                .boxed()
                .toList();
    }

    public int ranges() {
        return edges.length / 2;
    }

    public int from(int range) {
        return edges[2 * range];
    }

    public int end(int range) {
        return edges[2 * range + 1];
    }

    /** By halves, since adding one after the other would take quadratic time. */
    public static Segments union(List<Segments> sets) {
        if (sets.size() <= 1) return sets.isEmpty() ? NONE : sets.get(0);
        int middle = sets.size() / 2;
        return union(sets.subList(0, middle)).or(union(sets.subList(middle, sets.size())));
    }

    public Segments or(Segments other) {
        return merged(other, 1);
    }

    public Segments and(Segments other) {
        return merged(other, 2);
    }

    public Segments without(Segments other) {
        return isEmpty() ? NONE : and(other.complement(edges[edges.length - 1]));
    }

    /** All segments below the size that are not in this set; what this set holds from there on is for the caller to cut off. */
    public Segments complement(int size) {
        int[] all = new int[edges.length + 2];
        System.arraycopy(edges, 0, all, 1, edges.length);
        all[all.length - 1] = size;
        int begin = all[1] == 0 ? 2 : 0;
        int end = all.length > 2 && all[all.length - 2] == size ? all.length - 2 : all.length;
        return begin >= end ? NONE : new Segments(Arrays.copyOfRange(all, begin, end));
    }

    /** The segments that are in at least so many of the two. */
    private Segments merged(Segments other, int atLeast) {
        int[] merged = new int[edges.length + other.edges.length];
        int length = 0;
        int mine = 0;
        int its = 0;
        boolean inside = false;
        while (mine < edges.length || its < other.edges.length) {
            int edge = Math.min(edgeAt(mine), other.edgeAt(its));
            if (edgeAt(mine) == edge) mine++;
            if (other.edgeAt(its) == edge) its++;
            boolean within = mine % 2 + its % 2 >= atLeast;
            if (within != inside) merged[length++] = edge;
            inside = within;
        }
        return length == 0 ? NONE : new Segments(Arrays.copyOf(merged, length));
    }

    private int edgeAt(int index) {
        return index < edges.length ? edges[index] : Integer.MAX_VALUE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Segments segments && Arrays.equals(edges, segments.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }

    @Override
    public String toString() {
        BitSet set = new BitSet();
        for (int i = 0; i < ranges(); i++) set.set(from(i), end(i));
        return set.toString();
    }
}
