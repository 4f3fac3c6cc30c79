package dev.workfloo.testkit.arbitrary;

import dev.workfloo.rule.Value;
import dev.workfloo.testkit.arbitrary.decision.Decisions;
import dev.workfloo.testkit.arbitrary.decision.Point;
import dev.workfloo.testkit.arbitrary.value.FactValues;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/** A raise that shrinks to a single step, and what stays the same as facts do. */
record ChangeShrinking(FactsChange value) implements Shrinkable<FactsChange> {

    private Decisions decisions() {
        return value.before().decisions();
    }

    private int raised() {
        return decisions().facts().indexOf(value.fact());
    }

    @Override
    public Stream<Shrinkable<FactsChange>> shrink() {
        return Stream.concat(narrower().stream(), simpler()).map(ChangeShrinking::new);
    }

    /** Half of the raise, either half; behind it, the raise to what is compared. */
    private List<FactsChange> narrower() {
        Value low = value.before().point().get(raised());
        Value high = value.after().point().get(raised());
        List<FactsChange> narrower = new ArrayList<>();
        values().between(low, high).ifPresent(middle -> {
            narrower.add(with(value.before().point(), low, middle));
            narrower.add(with(value.before().point(), middle, high));
        });
        return narrower;
    }

    private FactValues values() {
        return decisions().facts().values().get(raised());
    }

    private FactsChange with(Point shared, Value low, Value high) {
        return new FactsChange(
                value.fact(),
                new Facts(decisions(), shared.with(raised(), low)),
                new Facts(decisions(), shared.with(raised(), high)));
    }

    private Stream<FactsChange> simpler() {
        Point before = value.before().point();
        Value low = before.get(raised());
        Value high = value.after().point().get(raised());
        return IntStream.range(0, before.values().size())
                .filter(fact -> fact != raised())
                .boxed()
                .flatMap(fact -> FactsShrinking.simpler(decisions(), fact, before.get(fact)).stream()
                        .map(simpler -> with(before.with(fact, simpler), low, high)));
    }

    /** First how far the raise goes. */
    @Override
    public ShrinkingDistance distance() {
        Point before = value.before().point();
        long steps = values().steps(before.get(raised()), value.after().point().get(raised()));
        return ShrinkingDistance.of(LongStream.concat(LongStream.of(steps), FactsShrinking.ranks(decisions(), before))
                .toArray());
    }
}
