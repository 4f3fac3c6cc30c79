package dev.workfloo.application.pending;

import dev.workfloo.StoreDamaged;
import dev.workfloo.application.port.in.ManagePendingWork;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.WorkBacklog;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.step.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says of each piece of work what doing it would mean, in the order in which doing it finds that out. */
public final class ManagingPendingWork implements ManagePendingWork {

    private final Store store;
    private final PendingMoves moves;
    private final PendingTurnings turnings;
    private final GivingUp givingUp;

    public ManagingPendingWork(Store store, PendingMoves moves) {
        this.store = store;
        this.moves = moves;
        this.turnings = new PendingTurnings(store, new NipReports(store.executions()));
        this.givingUp = new GivingUp(store, moves, turnings);
    }

    @Override
    public List<PendingItem> pending(String name, int most, Set<Work.Kind> kinds) {
        return store.backlog().behind(name, most).stream()
                .map(entry -> item(entry, kinds))
                .toList();
    }

    private PendingItem item(WorkBacklog.Entry entry, Set<Work.Kind> kinds) {
        Optional<Subject> subject = Work.parse(entry.name())
                .filter(work -> kinds.contains(work.kind()))
                .flatMap(work -> subject(work, entry.due()));
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
                && Work.parse(item.name()).filter(work -> work.fold(givingUp)).isPresent();
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
