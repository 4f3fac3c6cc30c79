package dev.workfloo.rule.decision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** A set of slots, kept as ascending ranges that neither meet nor overlap. */
final class Slots {

    static final Slots NONE = new Slots(new int[0]);

    /** By turns where a range begins and where it has ended. */
    private final int[] edges;

    private Slots(int[] edges) {
        this.edges = edges;
    }

    static Slots range(int from, int end) {
        return from < end ? new Slots(new int[] {from, end}) : NONE;
    }

    static Slots only(int slot) {
        return range(slot, slot + 1);
    }

    static Slots of(Iterable<Integer> slots) {
        BitSet set = new BitSet();
        slots.forEach(set::set);
        int[] edges = new int[2 * set.cardinality()];
        int length = 0;
        for (int from = set.nextSetBit(0); from >= 0; from = set.nextSetBit(edges[length - 1])) {
            edges[length++] = from;
            edges[length++] = set.nextClearBit(from);
        }
        return length == 0 ? NONE : new Slots(Arrays.copyOf(edges, length));
    }

    boolean contains(int slot) {
        if (edges.length == 2) return edges[0] <= slot && slot < edges[1];
        int place = Arrays.binarySearch(edges, slot);
        return place >= 0 ? place % 2 == 0 : (-place - 1) % 2 == 1;
    }

    boolean isEmpty() {
        return edges.length == 0;
    }

    /** In their order, so many at most. */
    List<Integer> all(int most) {
        return IntStream.range(0, ranges())
                .flatMap(range -> IntStream.range(from(range), end(range)))
                .limit(most)
                .boxed()
                .toList();
    }

    int ranges() {
        return edges.length / 2;
    }

    int from(int range) {
        return edges[2 * range];
    }

    int end(int range) {
        return edges[2 * range + 1];
    }

    /** By halves, since adding one after the other would take quadratic time. */
    static Slots union(List<Slots> sets) {
        if (sets.size() <= 1) return sets.isEmpty() ? NONE : sets.get(0);
        int middle = sets.size() / 2;
        return union(sets.subList(0, middle)).or(union(sets.subList(middle, sets.size())));
    }

    Slots or(Slots other) {
        return merged(other, 1);
    }

    Slots and(Slots other) {
        return merged(other, 2);
    }

    Slots without(Slots other, int size) {
        return and(other.complement(size));
    }

    /** All slots below the size that are not in this set. */
    Slots complement(int size) {
        int[] all = new int[edges.length + 2];
        System.arraycopy(edges, 0, all, 1, edges.length);
        all[all.length - 1] = size;
        int begin = all[1] == 0 ? 2 : 0;
        int end = all.length > 2 && all[all.length - 2] == size ? all.length - 2 : all.length;
        return begin >= end ? NONE : new Slots(Arrays.copyOfRange(all, begin, end));
    }

    /** The slots that are in at least so many of the two. */
    private Slots merged(Slots other, int atLeast) {
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
        return length == 0 ? NONE : new Slots(Arrays.copyOf(merged, length));
    }

    private int edgeAt(int place) {
        return place < edges.length ? edges[place] : Integer.MAX_VALUE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slots slots && Arrays.equals(edges, slots.edges);
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
