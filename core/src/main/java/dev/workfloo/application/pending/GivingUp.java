package dev.workfloo.application.pending;

import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.step.ConnectorStep;
import dev.workfloo.execution.step.NipSending;
import dev.workfloo.execution.step.OtpBeginning;
import java.time.Duration;
import java.util.Optional;

/** Gives a piece of work up: what comes of it is written as if it had been tried for the last time. */
final class GivingUp implements Work.Cases<Boolean> {

    private static final String GIVEN_UP = "GIVEN_UP";

    /** It is no answer of the service's, and yet nothing more is asked on this visit. */
    private static final Failed NO_RESULT =
            new Failed(GIVEN_UP, "an operator gave the call up", Reply.FINAL, Optional.empty());

    private static final NipDelivery NOT_SENT = new NipDelivery.Failed(GIVEN_UP, true);

    private final Store store;
    private final PendingMoves moves;
    private final PendingTurnings turnings;

    GivingUp(Store store, PendingMoves moves, PendingTurnings turnings) {
        this.store = store;
        this.moves = moves;
        this.turnings = turnings;
    }

    @Override
    public Boolean call(Work.Call call) {
        return moves.end(call, run -> ConnectorStep.of(run, call).map(step -> step.take(NO_RESULT, Duration.ZERO)));
    }

    @Override
    public Boolean send(Work.Send send) {
        return moves.end(send, run -> NipSending.of(run, send).map(sending -> sending.delivered(NOT_SENT)));
    }

    @Override
    public Boolean verify(Work.Verify verify) {
        return moves.end(verify, run -> OtpBeginning.of(run, verify).map(beginning -> beginning.failed(NO_RESULT)));
    }

    @Override
    public Boolean report(Work.Report report) {
        return store.backlog().remove(report.name());
    }

    /** It is given up first: what is left of it then finds nothing to tell. */
    @Override
    public Boolean callback(Work.Callback callback) {
        boolean isGivenUp = turnings.pending(callback)
                .filter(pending -> isGivenUp(pending, callback))
                .isPresent();
        if (isGivenUp) store.backlog().remove(callback.name());
        return isGivenUp;
    }

    /** It turns to nobody. */
    @Override
    public Boolean wake(Work.Wake wake) {
        return false;
    }

    /** So does this. */
    @Override
    public Boolean render(Work.Render render) {
        return false;
    }

    /** What has become of it meanwhile stays. */
    private boolean isGivenUp(CallbackDelivery pending, Work.Callback callback) {
        store.callbackDeliveries().settle(pending.as(State.GIVEN_UP), moves.now());
        return store.callbackDeliveries()
                .summary(callback.execution(), callback.revision())
                .filter(kept -> kept.state() == State.GIVEN_UP)
                .isPresent();
    }
}
