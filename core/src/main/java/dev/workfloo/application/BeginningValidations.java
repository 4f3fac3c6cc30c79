package dev.workfloo.application;

import dev.workfloo.application.OutsideTurns.Approach;
import dev.workfloo.application.port.in.PerformWork.Turn;
import dev.workfloo.application.port.out.VerificationProviders;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.step.OtpBeginning;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.ValidationRequest;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Optional;

/** Asks providers to send one-time codes, and brings what they say into executions. */
final class BeginningValidations {

    private final ExecutionMoves moves;
    private final VerificationProviders providers;
    private final OutsideTurns turns;
    private final UnsavedResults<Work.Verify, Either<Failed, BegunValidation>> answers = new UnsavedResults<>();

    BeginningValidations(ExecutionMoves moves, VerificationProviders providers, OutsideTurns turns) {
        this.moves = moves;
        this.providers = providers;
        this.turns = turns;
    }

    /** @return when it must be done again; empty when it is over */
    Optional<Instant> begin(Work.Verify work, Turn turn) {
        Optional<Known> found =
                moves.inTime(work, run -> OtpBeginning.of(run, work).isPresent());
        Optional<OtpBeginning> beginning = found.flatMap(known -> OtpBeginning.of(known.run(), work));
        if (found.isEmpty() || beginning.isEmpty()) {
            answers.forget(work);
            return Optional.empty();
        }
        ValidationRequest request = beginning.get().request();
        Party party = Party.provider(request.provider());
        if (!answers.holds(work)) {
            Approach approach =
                    new Approach(work.execution(), party, beginning.get().due());
            Optional<Instant> again =
                    turns.unlessNow(approach, turn, () -> providers.knows(request.workspace(), request.provider()));
            if (again.isPresent()) return again;
        }
        Known asking = found.get();
        Either<Failed, BegunValidation> answer =
                answers.once(work, () -> ask(request, party, turn), got -> bring(work, asking, got));
        return isNotNow(answer) ? turns.waitFor(party, turn) : Optional.empty();
    }

    private static boolean isNotNow(Either<Failed, BegunValidation> answer) {
        return answer.fold(failed -> failed.reply() == Reply.NOT_NOW, begun -> false);
    }

    private Either<Failed, BegunValidation> ask(ValidationRequest request, Party party, Turn turn) {
        answers.requireRoom(work -> moves.find(work.execution())
                .flatMap(known -> OtpBeginning.of(known.run(), work))
                .isEmpty());
        return party.call(turn, () -> providers.begin(request), thrown -> Either.left(party.failed(thrown, turn)));
    }

    private void bring(Work.Verify work, Known asking, Either<Failed, BegunValidation> answer) {
        if (isNotNow(answer)) return;
        moves.bring(
                asking,
                Optional.of(work),
                run -> OtpBeginning.of(run, work).map(beginning -> answer.fold(beginning::failed, beginning::begun)));
    }
}
