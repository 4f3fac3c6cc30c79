package dev.workfloo.application.pending;

import dev.workfloo.StoreDamaged;
import dev.workfloo.application.port.in.ManagePendingWork;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.WorkBacklog;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.step.ConnectorStep;
import dev.workfloo.execution.step.NipSending;
import dev.workfloo.execution.step.OtpBeginning;
import dev.workfloo.execution.step.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says of each piece of work what doing it would mean, in the order in which doing it finds that out. */
public final class ManagingPendingWork implements ManagePendingWork {

    private static final String GIVEN_UP = "GIVEN_UP";

    /** It is no answer of the service's, and yet nothing more is asked on this visit. */
    private static final Failed NO_RESULT =
            new Failed(GIVEN_UP, "an operator gave the call up", Reply.FINAL, Optional.empty());

    private static final NipDelivery NOT_SENT = new NipDelivery.Failed(GIVEN_UP, true);

    private final Store store;
    private final PendingMoves moves;
    private final PendingTurnings turnings;

    public ManagingPendingWork(Store store, PendingMoves moves) {
        this.store = store;
        this.moves = moves;
        this.turnings = new PendingTurnings(store, new NipReports(store.executions()));
    }

    @Override
    public List<PendingItem> pending(String name, int most) {
        return store.backlog().behind(name, most).stream().map(this::item).toList();
    }

    private PendingItem item(WorkBacklog.Entry entry) {
        Optional<Subject> subject = Work.parse(entry.name()).flatMap(work -> subject(work, entry.due()));
        return new PendingItem(entry.name(), subject, entry.due(), entry.isBegun());
    }

    private Optional<Subject> subject(Work work, Instant due) {
        try {
            return moves.run(work.execution()).map(run -> subject(work, run, due));
        } catch (StoreDamaged e) {
            return Optional.empty();
        }
    }

    private Subject subject(Work work, Run run, Instant due) {
        Optional<PendingTurnings.Turning> turning = work.fold(turnings.of(run));
        return new Subject(
                work,
                run.execution().start().scope(),
                turning.map(PendingTurnings.Turning::to),
                turning.map(PendingTurnings.Turning::since).orElse(due),
                turning.map(PendingTurnings.Turning::tries).orElse(0));
    }

    @Override
    public boolean giveUp(PendingItem item) {
        boolean turns = item.subject().flatMap(Subject::to).isPresent();
        return turns
                && !item.isBegun()
                && Work.parse(item.name())
                        .filter(work -> work.fold(new GivingUp()))
                        .isPresent();
    }

    private boolean isGivenUp(Work work) {
        return work.fold(new GivingUp());
    }

    private final class GivingUp implements Work.Cases<Boolean> {
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
    }

    /** What has become of it meanwhile stays. */
    private boolean isGivenUp(CallbackDelivery pending, Work.Callback callback) {
        store.callbackDeliveries().settle(pending.as(State.GIVEN_UP), moves.now());
        return store.callbackDeliveries()
                .find(callback.execution(), callback.revision())
                .filter(kept -> kept.state() == State.GIVEN_UP)
                .isPresent();
    }

    @Override
    public Optional<Instant> pausedSince() {
        return store.backlog().pausedSince();
    }

    @Override
    public Instant pause() {
        return store.backlog().pause(moves.now());
    }

    @Override
    public boolean resume() {
        return store.backlog().resume();
    }

    @Override
    public boolean isWorkedOn(Instant since) {
        return store.backlog().isWorkedOn(since);
    }
}
