package dev.workfloo.testkit.arbitrary;

import dev.workfloo.testkit.arbitrary.decision.Decisions;
import dev.workfloo.testkit.arbitrary.decision.FactsDraw;
import dev.workfloo.testkit.arbitrary.decision.Point;
import dev.workfloo.testkit.arbitrary.decision.Target;
import dev.workfloo.testkit.arbitrary.decision.TargetPoints;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/**
 * Draws what a ruleset or a decision tree reads, itself and through what is computed for it. Each rule, each leaf and what no rule
 * matches is hit as often as any other, and most draws lie at an edge: on the last value before something else counts, or on the
 * first after it. Where the type has decimals, an edge has as many digits as the decision's own numbers, two at least; a date's is a
 * day, a moment's a second.
 *
 * <p>What cannot be hit by anything is left out. Shrinking leads to the values that the decision compares with, or as near to them
 * as the property still fails.
 */
public final class FactsArbitrary implements Arbitrary<Facts> {

    private static final int MOST_EDGE_CASES = 50;

    private final Decisions decisions;
    private final TargetPoints witnesses;
    private final FactsDraw draw;

    FactsArbitrary(Decisions decisions) {
        this(decisions, new TargetPoints(decisions), decisions.targets());
    }

    private FactsArbitrary(Decisions decisions, TargetPoints witnesses, List<Target> targets) {
        this.decisions = decisions;
        this.witnesses = witnesses;
        this.draw = new FactsDraw(decisions, targets, witnesses);
    }

    /**
     * Only facts on which the decision takes this exit.
     *
     * @throws IllegalArgumentException if it never takes it
     */
    public FactsArbitrary reaching(String exit) {
        return only(
                target -> target.exit().equals(Optional.of(exit)),
                "the exit " + exit,
                () -> draw.targets().stream()
                        .flatMap(target -> target.exit().stream())
                        .collect(Collectors.toCollection(java.util.TreeSet::new))
                        .toString());
    }

    /**
     * Only facts on which this counts.
     *
     * @param rule as a JSON Pointer inside the node: {@code /rules/0}, {@code /default}, or a leaf, {@code /tree/then}
     * @throws IllegalArgumentException if there is no such thing
     */
    public FactsArbitrary hitting(String rule) {
        return only(
                target -> target.rule().equals(rule),
                rule,
                () -> draw.targets().stream()
                        .map(Target::rule)
                        .limit(20)
                        .toList()
                        .toString());
    }

    private FactsArbitrary only(Predicate<Target> wanted, String what, Supplier<String> those) {
        List<Target> targets = draw.targets().stream().filter(wanted).toList();
        if (targets.isEmpty())
            throw new IllegalArgumentException("nothing leads to " + what + ", but to " + those.get());
        return new FactsArbitrary(decisions, witnesses, targets);
    }

    /**
     * Pairs that differ in one fact, which is raised: by a step over an edge, or far. Facts of which that one is missing do not
     * occur.
     *
     * @param fact one that has an order, such as {@code applicant.income}
     * @throws IllegalArgumentException if the decision reads no such fact
     */
    public Arbitrary<FactsChange> raising(String fact) {
        return new RaiseArbitrary(decisions, draw, fact);
    }

    /** The rules, leaves and defaults for which no facts were found, as JSON Pointers. Looking for them takes time in long tables. */
    public List<String> unreached() {
        return draw.targets().stream()
                .filter(target -> witnesses.of(target).isEmpty())
                .map(Target::rule)
                .toList();
    }

    @Override
    public RandomGenerator<Facts> generator(int genSize) {
        return random -> shrinkable(draw.next(random));
    }

    private Shrinkable<Facts> shrinkable(Point point) {
        return new FactsShrinking(new Facts(decisions, point));
    }

    /** One of each target, but not of very many: in a long table each takes a while to find. */
    @Override
    public EdgeCases<Facts> edgeCases(int maxEdgeCases) {
        List<Supplier<Shrinkable<Facts>>> cases = draw.targets().stream()
                .limit(Math.min(maxEdgeCases, MOST_EDGE_CASES))
                .flatMap(target -> draw.at(target, new Random(target.rule().hashCode())).stream())
                .<Supplier<Shrinkable<Facts>>>map(point -> () -> shrinkable(point))
                .toList();
        return EdgeCases.fromSuppliers(cases);
    }
}
