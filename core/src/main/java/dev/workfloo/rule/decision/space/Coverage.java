package dev.workfloo.rule.decision.space;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether boxes cover a region, and if not, where not.
 *
 * <p>The region is split in two where that splits the fewest boxes, and so on until each part is covered by one box or
 * reached by none. On the way, boxes that reach through a part in all dimensions but one are taken out together with what they
 * cover (Chan, Klee's Measure Problem Made Easy, 2013), and volumes are compared: boxes that have less than the part leave a
 * hole, and disjoint ones that have as much leave none.
 */
public final class Coverage {

    private final Box[] boxes;
    private final boolean disjoint;
    private final Deadline deadline;

    /** @param disjoint whether no two of the boxes intersect: then comparing volumes is enough to prove a cover */
    public Coverage(Box[] boxes, boolean disjoint, Deadline deadline) {
        this.boxes = boxes;
        this.disjoint = disjoint;
        this.deadline = deadline;
    }

    /** A part of the region that no box reaches. Finding none means nothing once the deadline is over. */
    public Optional<Box> hole(Box region) {
        return search(region, IntStream.range(0, boxes.length).toArray(), false);
    }

    /** Whether these boxes leave some of the region uncovered. A no means nothing once the deadline is over. */
    boolean hasHole(Box region, int[] among) {
        return search(region, among, true).isPresent();
    }

    /** Whether one of these boxes contains the point, which is a segment of each dimension. */
    boolean contains(int[] point, int[] among) {
        for (int i : among) {
            if (boxes[i].contains(point)) return true;
        }
        return false;
    }

    Box box(int index) {
        return boxes[index];
    }

    boolean isOver() {
        return deadline.isOver();
    }

    /** @param anywhere whether a region is enough that has a hole somewhere */
    private Optional<Box> search(Box region, int[] among, boolean anywhere) {
        Deque<Subproblem> open = new ArrayDeque<>();
        open.push(new Subproblem(region, among));
        while (!open.isEmpty()) {
            Subproblem subproblem = open.pop();
            if (!deadline.allows(subproblem.work())) return Optional.empty();
            ClippedRegion part = new ClippedRegion(subproblem, boxes);
            if (part.isCovered()) continue;
            if (part.isBare()) return Optional.of(part.region());
            int filled = part.compareVolume(disjoint);
            if (filled < 0 && anywhere) return Optional.of(part.region());
            if (filled == 0 && disjoint) continue;
            part.subproblems().forEach(open::push);
        }
        return Optional.empty();
    }
}
