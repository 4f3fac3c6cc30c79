package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.testkit.arbitrary.decision.Target.Check;
import dev.workfloo.testkit.arbitrary.value.FactValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

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
        if (wrong.isEmpty()) {
            int fact = random.nextInt(decisions.facts().size());
            return point.with(fact, near(fact, checks, random));
        }
        Check check = wrong.get(random.nextInt(wrong.size()));
        int fact = check.facts().get(random.nextInt(check.facts().size()));
        return point.with(fact, near(fact, List.of(check), random));
    }

    private Value near(int fact, List<Check> checks, Random random) {
        FactValues values = decisions.facts().values().get(fact);
        List<Value> compared = checks.stream()
                .filter(check -> check.facts().contains(fact))
                .flatMap(check -> check.compared().stream())
                .toList();
        boolean isNear = !compared.isEmpty() && random.nextInt(3) > 0;
        return isNear ? values.near(compared.get(random.nextInt(compared.size())), random) : values.any(random);
    }
}
