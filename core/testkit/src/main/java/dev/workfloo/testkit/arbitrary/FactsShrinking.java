package dev.workfloo.testkit.arbitrary;

import dev.workfloo.rule.Value;
import dev.workfloo.testkit.arbitrary.decision.Decisions;
import dev.workfloo.testkit.arbitrary.decision.Point;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/** Facts that shrink to where something may begin to matter: each to what the decision compares it with, or as near as can be. */
record FactsShrinking(Facts value) implements Shrinkable<Facts> {

    @Override
    public Stream<Shrinkable<Facts>> shrink() {
        Point point = value.point();
        return IntStream.range(0, point.values().size())
                .boxed()
                .flatMap(fact -> simpler(value.decisions(), fact, point.get(fact)).stream()
                        .map(simpler -> new FactsShrinking(new Facts(value.decisions(), point.with(fact, simpler)))));
    }

    static List<Value> simpler(Decisions decisions, int fact, Value value) {
        return decisions.facts().values().get(fact).simpler(value);
    }

    static LongStream ranks(Decisions decisions, Point point) {
        return IntStream.range(0, point.values().size())
                .mapToLong(fact -> decisions.facts().values().get(fact).rank(point.get(fact)));
    }

    @Override
    public ShrinkingDistance distance() {
        return ShrinkingDistance.of(LongStream.concat(LongStream.of(0), ranks(value.decisions(), value.point()))
                .toArray());
    }
}
