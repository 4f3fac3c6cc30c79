package dev.workfloo.definition.pool;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.rule.Truth;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;

/**
 * Several definitions of which one is executed, chosen by rule. It has the right form and may still be wrong: {@code PoolCheck}
 * tells.
 *
 * @param timeZone the zone in which conditions read today's date
 * @param entries the first whose condition holds is chosen
 * @param otherwise what is executed where no condition holds; without it, nothing is
 */
@AggregateRoot
public record Pool(
        @Identity PoolId id, String name, ZoneId timeZone, List<Entry> entries, Optional<DefinitionId> otherwise) {

    /** What conditions call the number that was drawn. */
    static final String DRAW = "draw";

    public Pool {
        entries = List.copyOf(entries);
    }

    /** @param condition reads {@code draw}, {@code now()} and {@code today()} alone */
    public record Entry(Expression condition, DefinitionId definition) {}

    /**
     * A condition that cannot be evaluated.
     *
     * @param entry whose, from 0
     */
    public record Failure(int entry, String why) {}

    /**
     * The first entry whose condition holds, from 0; empty where none does. A condition before it that takes too many steps says
     * neither yes nor no, so nothing can be chosen.
     */
    public Either<Failure, Optional<Integer>> firstHolding(Instant now, Draw draw) {
        EvaluationContext known = known(now, draw);
        for (int entry = 0; entry < entries.size(); entry++) {
            Evaluation evaluation = new Evaluation(known);
            boolean holds = Truth.isTrue(evaluation.evaluate(entries.get(entry).condition()));
            Optional<Failure> failure = failure(entry, evaluation);
            if (failure.isPresent()) return Either.left(failure.get());
            if (holds) return Either.right(Optional.of(entry));
        }
        return Either.right(Optional.empty());
    }

    /** The conditions that say neither yes nor no, also those that are not come to. */
    List<Failure> failures(Instant now, Draw draw) {
        EvaluationContext known = known(now, draw);
        return IntStream.range(0, entries.size())
                .mapToObj(entry -> {
                    Evaluation evaluation = new Evaluation(known);
                    evaluation.evaluate(entries.get(entry).condition());
                    return failure(entry, evaluation);
                })
                .flatMap(Optional::stream)
                .toList();
    }

    private EvaluationContext known(Instant now, Draw draw) {
        return new EvaluationContext(
                new Value.Context(Map.of(DRAW, new Value.Num(draw.number()))), now.atZone(timeZone));
    }

    private static Optional<Failure> failure(int entry, Evaluation evaluation) {
        return evaluation.failure().map(why -> new Failure(entry, why));
    }

    /** The definition of an entry, or the default; empty where there is none. */
    public Optional<DefinitionId> definition(Optional<Integer> entry) {
        return entry.isPresent() ? Optional.of(entries.get(entry.get()).definition()) : otherwise;
    }
}
