package dev.workfloo.rule.decision;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Whether boxes cover a place, and if not, where not.
 *
 * <p>The place is cut in two where that tears the fewest boxes, and so on until each piece is covered by one box or met by
 * none. On the way, boxes that reach through a piece in all dimensions but one are taken out together with what they cover
 * (Chan, Klee's Measure Problem Made Easy, 2013), and slots are counted: boxes that have fewer than the piece leave a hole,
 * and disjoint ones that have as many leave none.
 */
final class Coverage {

    private final Box[] boxes;
    private final boolean disjoint;
    private final Deadline deadline;

    /** @param disjoint whether no two of the boxes meet, which makes counting enough where nothing is missing */
    Coverage(Box[] boxes, boolean disjoint, Deadline deadline) {
        this.boxes = boxes;
        this.disjoint = disjoint;
        this.deadline = deadline;
    }

    /** A part of the place that none of these boxes meets. Finding none means nothing once the deadline is over. */
    Optional<Box> hole(Box place, int[] among) {
        return search(place, among, false);
    }

    /** Whether none of these boxes holds some of the place. A no means nothing once the deadline is over. */
    boolean hasHole(Box place, int[] among) {
        return search(place, among, true).isPresent();
    }

    /** Whether one of these boxes holds this slot of each dimension. */
    boolean contains(int[] slots, int[] among) {
        for (int i : among) {
            if (boxes[i].contains(slots)) return true;
        }
        return false;
    }

    boolean isOver() {
        return deadline.isOver();
    }

    private Optional<Box> search(Box place, int[] among, boolean anywhere) {
        Deque<Piece.Part> open = new ArrayDeque<>();
        open.push(new Piece.Part(place, among));
        while (!open.isEmpty()) {
            Piece.Part part = open.pop();
            if (!deadline.allows(work(part))) return Optional.empty();
            Piece piece = new Piece(part, boxes);
            if (piece.isCovered()) continue;
            if (piece.isBare()) return Optional.of(piece.place());
            int filled = piece.compareFilled(disjoint);
            if (filled < 0 && anywhere) return Optional.of(piece.place());
            if (filled == 0 && disjoint) continue;
            piece.parts().forEach(open::push);
        }
        return Optional.empty();
    }

    private static long work(Piece.Part part) {
        return 1 + (long) part.among().length * part.place().dimensions();
    }

    static int[] all(int count) {
        int[] all = new int[count];
        Arrays.setAll(all, i -> i);
        return all;
    }
}
