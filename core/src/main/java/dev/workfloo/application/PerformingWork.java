package dev.workfloo.application;

import dev.workfloo.application.SendingCodes.Codes;
import dev.workfloo.application.callback.CallbackSecrets;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.upkeep.Expiry;
import dev.workfloo.application.upkeep.Indexing;
import dev.workfloo.application.upkeep.Removal;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Does what executions asked for, each kind of work by a class of its own. Nothing is held while somebody outside is asked: the
 * execution is read before, and its result brought back as a transition of its own, if it is still wanted then. It is read
 * again only if somebody moved it.
 */
final class PerformingWork implements PerformWork {

    private static final int BATCH = 100;

    private final CallingConnectors calls;
    private final SendingCodes sends;
    private final BeginningValidations validations;
    private final DeliveringNipReports reports;
    private final DeliveringCallbacks callbacks;
    private final EndingWaits waits;
    private final MakingPdfs pdfs;
    private final Store store;
    private final ExecutionMoves moves;
    private final Expiry expiry;
    private final Indexing indexing;
    private final Removal removal;
    private final Telling events;
    private final GuardedListener listener;

    /**
     * Who tells others.
     *
     * @param signing signs callbacks
     * @param events tells listeners of this process
     */
    record Tellers(CallbackSecrets signing, Telling events) {}

    PerformingWork(Workfloo.Parts parts, ExecutionMoves moves, GuardedListener listener, Tellers tellers) {
        CallbackSecrets signing = tellers.signing();
        events = tellers.events();
        this.listener = listener;
        this.store = parts.store();
        this.moves = moves;
        Outside outside = parts.outside();
        InstantSource clock = parts.clock();
        OutsideTurns turns = new OutsideTurns(listener, clock);
        calls = new CallingConnectors(moves, outside.connectors(), turns);
        sends = new SendingCodes(moves, outside.nips(), turns, new Codes(store.codeSeals(), parts.random()));
        validations = new BeginningValidations(moves, outside.providers(), turns);
        reports = new DeliveringNipReports(store, outside.callbacks(), signing, clock);
        callbacks = new DeliveringCallbacks(store, outside.callbacks(), signing, clock);
        waits = new EndingWaits(moves);
        pdfs = new MakingPdfs(moves, parts.choices().pdfs(), store.documents(), turns);
        expiry = new Expiry(store.executions(), listener, clock);
        indexing = new Indexing(store.indexUpkeep(), listener, clock);
        removal = new Removal(store, listener, clock);
    }

    @Override
    public Optional<Instant> perform(Work work, Turn turn) {
        return work.fold(new Doing(turn));
    }

    /** Each kind of work, in a turn. */
    private final class Doing implements Work.Cases<Optional<Instant>> {

        private final Turn turn;

        Doing(Turn turn) {
            this.turn = turn;
        }

        @Override
        public Optional<Instant> call(Work.Call call) {
            return calls.call(call, turn);
        }

        @Override
        public Optional<Instant> send(Work.Send send) {
            return sends.send(send, turn);
        }

        @Override
        public Optional<Instant> report(Work.Report report) {
            return reports.report(report, turn);
        }

        @Override
        public Optional<Instant> callback(Work.Callback work) {
            return callbacks.deliver(work, turn);
        }

        @Override
        public Optional<Instant> wake(Work.Wake work) {
            return waits.wake(work);
        }

        @Override
        public Optional<Instant> verify(Work.Verify work) {
            return validations.begin(work, turn);
        }

        @Override
        public Optional<Instant> render(Work.Render work) {
            return pdfs.render(work, turn);
        }
    }

    @Override
    public int perform(Maintenance task, Surroundings each) {
        return switch (task) {
            case EXPIRY -> expiry.batch(id -> each.around(() -> moves.abandon(id)));
            case INDEX -> indexing.batch(each);
            case ENCRYPTION -> each.around(() -> store.encryptionKeys().reencrypt() > 0) ? 1 : 0;
            case CONSENTS -> store.consents().chain(BATCH);
            case START_KEYS ->
                wholly(() -> store.journal().forgetKeys(moves.now().minus(IdempotencyKey.KEPT)));
            case DOCUMENTS -> store.documents().forgetUntaken(moves.now().minus(DocumentReference.KEPT_UNTAKEN), BATCH);
            case RETENTION -> removal.batch();
            case STORE -> wholly(store::tidy);
        };
    }

    @Override
    public Telling events() {
        return events;
    }

    @Override
    public void onListenerFault(Consumer<Throwable> hearing) {
        listener.onFault(hearing);
    }

    /** Nothing is left then. */
    private static int wholly(Runnable task) {
        task.run();
        return 0;
    }
}
