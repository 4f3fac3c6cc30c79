package dev.workfloo.application;

import dev.workfloo.access.Environment;
import dev.workfloo.application.OutsideTurns.Approach;
import dev.workfloo.application.port.in.PerformWork.Turn;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.step.ConnectorStep;
import dev.workfloo.execution.step.Wait;
import dev.workfloo.scenario.Links;
import dev.workfloo.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks services, and brings their answers into executions. */
final class CallingConnectors {

    private final ExecutionMoves moves;
    private final Connectors connectors;
    private final OutsideTurns turns;
    private final UnsavedResults<Work.Call, Timed> answers = new UnsavedResults<>();

    CallingConnectors(ExecutionMoves moves, Connectors connectors, OutsideTurns turns) {
        this.moves = moves;
        this.connectors = connectors;
        this.turns = turns;
    }

    private record Timed(ConnectorAnswer answer, Duration took) {
        boolean isNotNow() {
            return answer instanceof Failed failed && failed.reply() == Reply.NOT_NOW;
        }
    }

    /** @return when it must be done again; empty when it is over */
    Optional<Instant> call(Work.Call work, Turn turn) {
        Optional<Known> found =
                moves.inTime(work, run -> ConnectorStep.of(run, work).isPresent());
        Optional<ConnectorStep> step = found.flatMap(known -> ConnectorStep.of(known.run(), work));
        if (found.isEmpty() || step.isEmpty()) {
            answers.forget(work);
            return Optional.empty();
        }
        boolean isSandbox = found.get().run().execution().start().scope().environment() == Environment.SANDBOX;
        return isSandbox ? rehearse(work, found.get(), step.get().due()) : call(work, turn, found.get(), step.get());
    }

    private Optional<Instant> call(Work.Call work, Turn turn, Known known, ConnectorStep step) {
        ConnectorCall call = step.call();
        Party party = Party.service(call.service());
        if (!answers.holds(work)) {
            Approach approach = new Approach(work.execution(), party, step.due());
            Optional<Instant> again = turns.unlessNow(approach, turn, () -> connectors.knows(call));
            if (again.isPresent()) return again;
        }
        Timed timed = answers.once(work, () -> ask(call, party, turn), answer -> {
            if (!answer.isNotNow()) bring(work, known, answer.answer(), answer.took());
        });
        return timed.isNotNow() ? turns.waitFor(party, turn) : Optional.empty();
    }

    private Timed ask(ConnectorCall call, Party party, Turn turn) {
        answers.requireRoom(work -> moves.find(work.execution())
                .flatMap(known -> ConnectorStep.of(known.run(), work))
                .isEmpty());
        Instant begun = moves.now();
        ConnectorAnswer answer = party.call(turn, () -> connectors.call(call), thrown -> party.failed(thrown, turn));
        Duration took = Duration.between(begun, moves.now());
        return new Timed(answer, took.isNegative() ? Duration.ZERO : took);
    }

    /** In the sandbox the scenario answers, when it says that the service would have. */
    private Optional<Instant> rehearse(Work.Call work, Known known, Instant due) {
        Links links =
                moves.scenario(known.run().execution()).map(Scenario::links).orElse(Links.NONE);
        Duration takes = links.takes(work.node());
        Instant now = moves.now();
        Duration left = new Wait(due, takes).left(now);
        if (!left.isZero()) return Optional.of(now.plus(left));
        bring(work, known, links.answer(work.node(), work.turn()), takes);
        return Optional.empty();
    }

    private void bring(Work.Call work, Known asking, ConnectorAnswer answer, Duration took) {
        moves.bring(
                asking, Optional.of(work), run -> ConnectorStep.of(run, work).map(step -> step.take(answer, took)));
    }
}
