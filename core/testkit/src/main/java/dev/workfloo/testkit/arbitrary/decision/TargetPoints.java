package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.rule.Order;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.arbitrary.decision.Target.Check;
import dev.workfloo.testkit.arbitrary.decision.Target.Compared;
import dev.workfloo.testkit.arbitrary.value.FactValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Finds points at which a rule counts: those that geometry knows, and else by going, from anywhere, to where ever more of what it
 * asks for holds. What was found for one target is the same each time.
 */
public final class TargetPoints {

    private static final int POINTS = 6;
    private static final int STARTS = 12;
    private static final int STEPS = 150;

    private final Decisions decisions;
    private final Map<String, List<Point>> known = new HashMap<>();

    public TargetPoints(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Empty where none was found. */
    public synchronized List<Point> of(Target target) {
        return known.computeIfAbsent(target.rule(), rule -> find(target));
    }

    private List<Point> find(Target target) {
        List<Point> points = new ArrayList<>(decisions.known(target).stream()
                .filter(point -> decisions.decide(point).isAt(target.rule()))
                .toList());
        Random random = new Random(target.rule().hashCode());
        List<Check> checks = target.checks().get();
        for (int start = 0; start < STARTS && points.size() < POINTS; start++) {
            search(target, checks, random).ifPresent(points::add);
            boolean isHopeless = start == STARTS / 2 && points.isEmpty() && checks.isEmpty();
            if (isHopeless) break;
        }
        return points;
    }

    private Optional<Point> search(Target target, List<Check> checks, Random random) {
        Point point = decisions.facts().any(random);
        long wrong = wrong(checks, point);
        for (int step = 0; step < STEPS; step++) {
            if (wrong == 0 && decisions.decide(point).isAt(target.rule())) return Optional.of(point);
            Point other = changed(point, checks, random);
            long still = wrong(checks, other);
            if (still > wrong) continue;
            point = other;
            wrong = still;
        }
        return Optional.empty();
    }

    private static long wrong(List<Check> checks, Point point) {
        return checks.stream().filter(check -> !check.holds().test(point)).count();
    }

    /** Changes a fact that something wrong reads, or any where nothing is wrong. */
    private Point changed(Point point, List<Check> checks, Random random) {
        List<Check> wrong = checks.stream()
                .filter(check -> !check.holds().test(point) && !check.facts().isEmpty())
                .toList();
        List<Check> looked = wrong.isEmpty() ? checks : List.of(wrong.get(random.nextInt(wrong.size())));
        List<Integer> facts = wrong.isEmpty()
                ? IntStream.range(0, decisions.facts().size()).boxed().toList()
                : looked.get(0).facts();
        int fact = facts.get(random.nextInt(facts.size()));
        List<Compared> compared = looked.stream()
                .filter(check -> check.facts().contains(fact))
                .flatMap(check -> check.compared().stream())
                .toList();
        if (compared.isEmpty())
            return point.with(fact, decisions.facts().values().get(fact).any(random));
        return changed(point, fact, compared.get(random.nextInt(compared.size())), random);
    }

    private Point changed(Point point, int fact, Compared compared, Random random) {
        FactValues values = decisions.facts().values().get(fact);
        return switch (random.nextInt(3)) {
            case 0 -> point.with(fact, values.any(random));
            case 1 -> point.with(fact, values.near(compared.with(), random));
            default -> crossing(point, fact, compared, random);
        };
    }

    /** To where what is computed passes what it is compared with, on the way between two values of the fact. */
    private Point crossing(Point point, int fact, Compared compared, Random random) {
        FactValues values = decisions.facts().values().get(fact);
        Value one = values.any(random);
        Value other = values.any(random);
        if (order(point.with(fact, one), compared) * order(point.with(fact, other), compared) >= 0) {
            return point.with(fact, one);
        }
        int side = order(point.with(fact, one), compared);
        Optional<Value> middle = values.between(one, other);
        while (middle.isPresent()) {
            if (order(point.with(fact, middle.get()), compared) == side) one = middle.get();
            else other = middle.get();
            middle = values.between(one, other);
        }
        return point.with(fact, random.nextBoolean() ? one : other);
    }

    /** -1 below, 1 above; 0 where they are equal, or have no order. */
    private int order(Point point, Compared compared) {
        int order = Order.compare(decisions.evaluate(compared.computed(), point), compared.with());
        return order == Order.NONE ? 0 : Integer.signum(order);
    }
}
