package dev.workfloo.testkit.arbitrary;

import dev.workfloo.rule.Value;
import dev.workfloo.testkit.arbitrary.decision.Decisions;
import dev.workfloo.testkit.arbitrary.decision.FactsDraw;
import dev.workfloo.testkit.arbitrary.decision.Point;
import dev.workfloo.testkit.arbitrary.value.FactValues;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;

/** Draws facts of which one is raised. */
final class RaiseArbitrary implements Arbitrary<FactsChange> {

    private static final int TRIES = 10_000;

    private final Decisions decisions;
    private final FactsDraw draw;
    private final String fact;
    private final int place;

    RaiseArbitrary(Decisions decisions, FactsDraw draw, String fact) {
        this.decisions = decisions;
        this.draw = draw;
        this.fact = fact;
        this.place = decisions.facts().indexOf(fact);
    }

    @Override
    public RandomGenerator<FactsChange> generator(int genSize) {
        return random -> {
            for (int i = 0; i < TRIES; i++) {
                Optional<FactsChange> change = next(random);
                if (change.isPresent()) return new ChangeShrinking(change.get());
            }
            throw new IllegalArgumentException(fact + " has no order, or no two values: it cannot be raised");
        };
    }

    private Optional<FactsChange> next(Random random) {
        Point point = draw.next(random);
        FactValues values = decisions.facts().values().get(place);
        Value one = point.get(place);
        Value other = random.nextBoolean()
                ? values.any(random)
                : values.beside(one).stream().findFirst().orElse(one);
        if (values.isLess(one, other)) return Optional.of(change(point, one, other));
        return values.isLess(other, one) ? Optional.of(change(point, other, one)) : Optional.empty();
    }

    private FactsChange change(Point point, Value low, Value high) {
        return new FactsChange(
                fact, new Facts(decisions, point.with(place, low)), new Facts(decisions, point.with(place, high)));
    }

    @Override
    public EdgeCases<FactsChange> edgeCases(int maxEdgeCases) {
        return EdgeCases.none();
    }
}
