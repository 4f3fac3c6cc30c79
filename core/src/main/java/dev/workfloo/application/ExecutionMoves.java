package dev.workfloo.application;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.definition.PublishedFlows;
import dev.workfloo.application.pending.PendingMoves;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.ExecutionJournal.NotKept;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.application.verification.VerificationMoves;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.step.Run;
import dev.workfloo.scenario.Scenario;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds executions with their flows, and brings what was done outside into them, however often others move them meanwhile. What
 * this process remembers of an execution is tried first, as saving finds out whether it still stands so; that there is nothing to
 * be moved is only said of what was read.
 */
final class ExecutionMoves implements PendingMoves, VerificationMoves {

    private static final int ATTEMPTS = 20;

    /**
     * Nobody is asked for an execution that is remembered from longer ago. Work is left to the process that has it for longer than
     * this, so that by then no other has done it; behind a pause of this process, one may have.
     */
    private static final Duration RECENT = Duration.ofSeconds(10);

    private final Executions executions;
    private final ExecutionJournal journal;
    private final PublishedFlows flows;
    private final InstantSource clock;

    ExecutionMoves(Executions executions, ExecutionJournal journal, PublishedFlows flows, InstantSource clock) {
        this.executions = executions;
        this.journal = journal;
        this.flows = flows;
        this.clock = clock;
    }

    /** Gives the next transition; empty when there is nothing to be moved any more. */
    interface Move {
        Optional<Progress> from(Run run);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /** The execution as it stands now, with its flow. */
    Optional<Known> find(ExecutionId id) {
        return executions.standing(id).map(standing -> known(standing, false));
    }

    /** The same, if it lives in this workspace and environment. */
    Optional<Known> find(Scope scope, ExecutionId id) {
        return executions.standing(scope, id).map(standing -> known(standing, false));
    }

    /** The same as this process left it, where that is remembered. */
    Optional<Known> remembered(Scope scope, ExecutionId id) {
        return journal.takeRemembered(scope, id).map(standing -> known(standing, true));
    }

    private Known known(Standing standing, boolean isRemembered) {
        WorkflooExecution execution = standing.execution();
        Start start = execution.start();
        CheckedFlow flow = flows.flow(start.scope().workspace(), start.version());
        Run run = new Run(execution, flow, clock.instant(), flows.waits(start));
        return new Known(standing, run, isRemembered);
    }

    /**
     * The execution, unless its time is over: then it is given up, and nothing outside is asked for it.
     *
     * @param awaits whether an execution that stands so awaits the work; of one that was read, the caller says so
     */
    Optional<Known> inTime(Work work, Predicate<Run> awaits) {
        Optional<Known> remembered = journal.takeRemembered(work.execution())
                .map(standing -> known(standing, true))
                .filter(known -> isRecentAndInTime(known.run()) && awaits.test(known.run()));
        if (remembered.isPresent()) return remembered;
        Optional<Known> found = find(work.execution());
        boolean isOver = found.flatMap(known -> move(known, Optional.of(work), Run::abandonIfExpired))
                .isPresent();
        return isOver ? Optional.empty() : found;
    }

    private static boolean isRecentAndInTime(Run run) {
        Duration age = Duration.between(run.execution().modifiedAt(), run.now());
        boolean isRecent = !age.isNegative() && age.compareTo(RECENT) < 0;
        return isRecent && run.abandonIfExpired().isEmpty();
    }

    @Override
    public Optional<Run> run(ExecutionId id) {
        return find(id).map(Known::run);
    }

    @Override
    public boolean end(Work work, Function<Run, Optional<Progress>> result) {
        return find(work.execution())
                .flatMap(known -> bring(known, Optional.of(work), result::apply))
                .isPresent();
    }

    /** Gives an execution up whose time is over, and says whether it did. */
    boolean abandon(ExecutionId id) {
        return find(id).flatMap(known -> move(known, Optional.empty(), Run::abandonIfExpired))
                .isPresent();
    }

    /**
     * Brings a result into the execution, unless its time is over: then it is given up.
     *
     * @param known how the execution stood when it was last seen; where it stands now is found out by saving
     * @param done work that is over with it
     * @return how it stands then; empty when the result is not wanted any more
     */
    Optional<Known> bring(Known known, Optional<Work> done, Move result) {
        return move(known, done, run -> run.abandonIfExpired().or(() -> result.from(run)));
    }

    /**
     * Keeps a transition, unless another was kept meanwhile, with what is answered for it. What stands in its way under the same key
     * may be of long ago: then it counts no more.
     */
    Either<NotKept, Standing> save(Progress progress, Known from, Optional<RepeatableAnswer> answer) {
        Optional<Work> over = over(progress, Optional.empty());
        Either<NotKept, Standing> kept = journal.save(progress, from.standing(), over, answer);
        if (!kept.equals(Either.left(NotKept.KEY_TAKEN))) return kept;
        journal.forgetKeys(clock.instant().minus(IdempotencyKey.KEPT));
        return journal.save(progress, from.standing(), over, answer);
    }

    /** What a call was answered, unless that is of long ago. */
    Optional<RepeatableAnswer.Kept> answered(Scope scope, ExecutionId id, String operation, String key) {
        Instant oldest = clock.instant().minus(IdempotencyKey.KEPT);
        return executions
                .answered(scope, id, operation, key)
                .filter(it -> !it.at().isBefore(oldest));
    }

    /** The work that a transition does, or, where the execution has ended without it, that it stood waiting for. */
    private static Optional<Work> over(Progress progress, Optional<Work> done) {
        boolean hasEnded = progress.execution().position().outcome().isPresent();
        return done.or(() ->
                hasEnded ? progress.from().position().work(progress.execution().id()) : Optional.empty());
    }

    /** The scenario that an execution follows, as it is now. */
    Optional<Scenario> scenario(WorkflooExecution execution) {
        return flows.followed(execution.start());
    }

    @Override
    public Optional<Read> read(Scope scope, ExecutionId id) {
        return find(scope, id).map(Known::current).map(ExecutionMoves::read);
    }

    private static Read read(Known known) {
        return new Read(known.standing(), known.run());
    }

    @Override
    public Either<NotKept, Read> keep(Progress progress, Read from, Optional<RepeatableAnswer> answer) {
        return save(progress, known(from), answer).map(standing -> read(known(standing, false)));
    }

    @Override
    public boolean isAnswered(Scope scope, ExecutionId id, String operation, String key) {
        return answered(scope, id, operation, key).isPresent();
    }

    private static Known known(Read read) {
        return new Known(read.standing(), read.run(), false);
    }

    @Override
    public Optional<Read> bring(Read from, Function<Run, Optional<Progress>> result) {
        return bring(known(from), Optional.empty(), result::apply).map(ExecutionMoves::read);
    }

    private Optional<Known> move(Known known, Optional<Work> done, Move move) {
        Optional<Known> from = Optional.of(known(known.standing(), known.isRemembered()));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (from.isEmpty()) return Optional.empty();
            Optional<Progress> progress = move.from(from.get().run());
            if (progress.isEmpty() && !from.get().isRemembered()) return Optional.empty();
            Standing before = from.get().standing();
            Optional<Standing> kept = progress.flatMap(
                    it -> journal.save(it, before, over(it, done)).toJavaOptional());
            if (kept.isPresent()) return kept.map(it -> known(it, false));
            from = find(known.standing().execution().id());
        }
        throw new StoreUnavailable("the execution changes faster than a result can be brought into it");
    }
}
