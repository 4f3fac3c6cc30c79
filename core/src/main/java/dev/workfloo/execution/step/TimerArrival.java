package dev.workfloo.execution.step;

import dev.workfloo.definition.TimerNode;
import dev.workfloo.execution.AutomaticEvent.TimerEnded;
import dev.workfloo.execution.AutomaticEvent.TimerSet;
import dev.workfloo.execution.Work;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Stops until a moment has come; one in the past has. In the sandbox nothing is waited for, unless the scenario says how long. The
 * moment is decided here, once, whatever happens to clocks, zones and scenarios later.
 */
final class TimerArrival extends Arrival<TimerNode> {

    /** Far from where dates end, and from what databases keep. */
    private static final Duration LONGEST = Duration.ofDays(36_600);

    private static final String UNTIL = "until";

    TimerArrival(TimerNode node) {
        super(node);
    }

    @Override
    Optional<Onward> arrive(Transition transition) {
        return end(transition).fold(reason -> fail(transition, reason), end -> stop(end, transition));
    }

    private Optional<Onward> stop(Instant end, Transition transition) {
        Instant clock = transition.clock();
        boolean isOver = !clock.isBefore(end);
        transition.happened(new TimerSet(transition.now(), node.id(), isOver ? clock : end));
        if (isOver) {
            transition.happened(new TimerEnded(transition.now(), node.id()));
            return Onward.to(node.next());
        }
        transition.ask(Work.Wake::new, node.id(), 1, end);
        return Optional.empty();
    }

    /** What cannot be computed fails in the sandbox as well. */
    private Either<String, Instant> end(Transition transition) {
        ZoneId zone = transition.flow().definition().timeZone();
        Instant clock = transition.clock();
        Either<String, Instant> said =
                node.end().fold(until -> until(until, zone, transition), wait -> Either.right(wait.after(clock, zone)));
        return transition
                .rehearsedWait(node.id())
                .map(wait -> said.map(end -> wait.after(clock, zone)))
                .orElse(said);
    }

    private static Either<String, Instant> until(Expression until, ZoneId zone, Transition transition) {
        return computed(Map.of(UNTIL, until), transition).flatMap(values -> {
            Value value = values.get(UNTIL);
            if (value instanceof Value.DateTime moment) {
                return bounded(moment.moment().toInstant(), transition.clock());
            }
            return value instanceof Value.Date day
                    ? bounded(day.date().atStartOfDay(zone).toInstant(), transition.clock())
                    : Either.left("until is no moment");
        });
    }

    private static Either<String, Instant> bounded(Instant end, Instant clock) {
        return end.isAfter(clock.plus(LONGEST))
                ? Either.left("until lies more than " + LONGEST.toDays() + " days ahead")
                : Either.right(end);
    }
}
