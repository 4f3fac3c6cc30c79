package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.testkit.arbitrary.value.FactValues;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Draws points: of each target as many, and most of them at an edge of where it counts. */
public final class FactsDraw {

    private static final int TRIES = 3;
    private static final int MOST_EDGES = 3;

    private final Decisions decisions;
    private final List<Target> targets;
    private final TargetPoints witnesses;

    public FactsDraw(Decisions decisions, List<Target> targets, TargetPoints witnesses) {
        this.decisions = decisions;
        this.targets = targets;
        this.witnesses = witnesses;
    }

    public List<Target> targets() {
        return targets;
    }

    /** @throws IllegalArgumentException if nothing leads to any of the targets */
    public Point next(Random random) {
        for (int i = 0; i < 100 + targets.size(); i++) {
            Optional<Point> point = at(targets.get(random.nextInt(targets.size())), random);
            if (point.isPresent()) return point.get();
        }
        throw new IllegalArgumentException("nothing was found that leads to "
                + targets.stream().map(Target::rule).toList() + " at this moment");
    }

    /** A point of this target; empty where none is known. */
    public Optional<Point> at(Target target, Random random) {
        List<Point> known = witnesses.of(target);
        if (known.isEmpty()) return Optional.empty();
        Point point = wander(known.get(random.nextInt(known.size())), target, random);
        int edges = decisions.facts().size() == 0 ? 0 : random.nextInt(MOST_EDGES + 1);
        for (int i = 0; i < edges; i++) {
            point = toEdge(point, random.nextInt(decisions.facts().size()), target, random);
        }
        return Optional.of(point);
    }

    private boolean isIn(Target target, Point point) {
        return decisions.decide(point).isAt(target.rule());
    }

    private FactValues values(int fact) {
        return decisions.facts().values().get(fact);
    }

    /** Anywhere in the target. */
    private Point wander(Point from, Target target, Random random) {
        Point point = from;
        for (int fact = 0; fact < decisions.facts().size(); fact++) {
            for (int i = 0; i < TRIES; i++) {
                Point other = point.with(fact, values(fact).any(random));
                if (!isIn(target, other)) continue;
                point = other;
                break;
            }
        }
        return point;
    }

    /** The last value of a fact before the target ends, on the way to one outside. */
    private Point toEdge(Point from, int fact, Target target, Random random) {
        for (int i = 0; i < TRIES; i++) {
            Value outside = values(fact).any(random);
            if (!isIn(target, from.with(fact, outside))) return from.with(fact, last(from, fact, outside, target));
        }
        return from;
    }

    private Value last(Point from, int fact, Value beyond, Target target) {
        Value inside = from.get(fact);
        Value outside = beyond;
        Optional<Value> middle = values(fact).between(inside, outside);
        while (middle.isPresent()) {
            if (isIn(target, from.with(fact, middle.get()))) inside = middle.get();
            else outside = middle.get();
            middle = values(fact).between(inside, outside);
        }
        return inside;
    }
}
