package dev.workfloo.definition;

import dev.workfloo.rule.CalendarDuration;
import dev.workfloo.rule.expression.Expression;
import io.vavr.control.Either;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Waits, and goes on by itself.
 *
 * @param end until when: a formula of a moment, or how long from when the flow comes here
 */
public record TimerNode(NodeId id, String name, Either<Expression, CalendarDuration> end, Optional<NodeId> next)
        implements Node {

    public static final String TYPE = "TIMER";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Ways ways() {
        return Ways.to(next);
    }

    @Override
    public Asked asks() {
        return Asked.NOBODY;
    }

    public Optional<Expression> until() {
        return end.swap().toJavaOptional();
    }

    @Override
    public Stream<Formula> formulas() {
        return until().map(until -> Formula.reading("/until", until)).stream();
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.timer(this);
    }
}
