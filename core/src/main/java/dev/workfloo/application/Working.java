package dev.workfloo.application;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Environment;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.application.port.in.PerformWork.Turn;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.definition.NipChannel;
import dev.workfloo.execution.ConnectorAnswer;
import dev.workfloo.execution.ConnectorAnswer.Failed;
import dev.workfloo.execution.ConnectorAnswer.Reply;
import dev.workfloo.execution.ConnectorCall;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipMessage;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Wait;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.scenario.Links;
import dev.workfloo.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Does what executions asked for. Nothing is held while somebody outside is asked: the execution is read before, and its
 * result brought back as a transition of its own, if it is still wanted then. It is read again only if somebody moved it.
 */
final class Working implements PerformWork {

    private static final int ATTEMPTS = 20;
    private static final int CODES = 1_000_000;

    /** A host's own code threw, or returned null. */
    private static final String EXCEPTION = "EXCEPTION";

    /** How soon work whose turn has not come is tried again, unless its runner knows better. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final Store store;
    private final PublishedFlows flows;
    private final Outside outside;
    private final Executions executions;
    private final ExecutionJournal journal;
    private final Telling telling;
    private final Reporting reporting;
    private final Unkept<Work.Call, Timed> answers;
    private final Unkept<Work.Send, NipDelivery> deliveries;
    private final LeftToOthers leftToOthers;
    private final Maintaining maintaining;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param journal the store's, as others see it grow */
    Working(
            Store store,
            AnnouncingJournal journal,
            PublishedFlows flows,
            Outside outside,
            Signing signing,
            InstantSource clock,
            RandomGenerator random) {
        this.store = store;
        this.executions = store.executions();
        this.journal = journal;
        this.flows = flows;
        this.outside = outside;
        this.telling = new Telling(store, outside.callbacks(), signing, clock);
        this.reporting = new Reporting(store, outside.callbacks(), signing, clock);
        this.answers = new Unkept<>();
        this.deliveries = new Unkept<>();
        this.leftToOthers = new LeftToOthers(journal.listener(), clock);
        this.maintaining = new Maintaining(store, journal, clock);
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Optional<Instant> perform(Work work, Turn turn) {
        return work.fold(new Work.Cases<>() {
            @Override
            public Optional<Instant> call(Work.Call call) {
                return Working.this.call(call, turn);
            }

            @Override
            public Optional<Instant> send(Work.Send send) {
                return Working.this.send(send, turn);
            }

            @Override
            public Optional<Instant> report(Work.Report report) {
                return reporting.report(report, turn);
            }

            @Override
            public Optional<Instant> tell(Work.Tell tell) {
                return telling.tell(tell, turn);
            }
        });
    }

    private Optional<Instant> call(Work.Call work, Turn turn) {
        Optional<WorkflooExecution> found = inTime(work);
        Optional<ConnectorCall> call = found.flatMap(it -> it.callToMake(work, flow(it)));
        if (found.isEmpty() || call.isEmpty()) {
            answers.forget(work);
            return Optional.empty();
        }
        WorkflooExecution execution = found.get();
        if (execution.start().scope().environment() == Environment.SANDBOX) return rehearse(work, execution);
        String service = Parties.service(call.get().service());
        if (!answers.holds(work)) {
            Instant due = ((Calling) execution.position()).due();
            Optional<Instant> again = unlessItsTurn(work, turn, new Approach(service, due, () -> knows(call.get())));
            if (again.isPresent()) return again;
        }
        Timed timed = answers.once(work, () -> ask(call.get(), turn), it -> bring(work, execution, it));
        if (!timed.isNotNow()) return Optional.empty();
        turn.waitsFor(service);
        return waiting();
    }

    private boolean knows(ConnectorCall call) {
        return outside.connectors().knows(call.workspace(), call.service());
    }

    /** Somebody is to be turned to, since this moment. */
    private record Approach(String party, Instant due, Supplier<Boolean> isKnown) {}

    /** @return when the work comes again, if it is not for this process to do it now */
    private Optional<Instant> unlessItsTurn(Work work, Turn turn, Approach approach) {
        String party = approach.party();
        if (!HostCall.of(turn, party, approach.isKnown(), thrown -> true)) {
            Optional<Instant> again = leftToOthers.until(work.execution(), party, approach.due());
            if (again.isPresent()) return again;
        }
        return turn.begins(party) ? Optional.empty() : waiting();
    }

    private record Timed(ConnectorAnswer answer, Duration took) {
        boolean isNotNow() {
            return answer instanceof Failed failed && failed.reply() == Reply.NOT_NOW;
        }
    }

    private Timed ask(ConnectorCall call, Turn turn) {
        answers.requireRoom(work -> executions
                .find(work.execution())
                .flatMap(it -> it.callToMake(work, flow(it)))
                .isEmpty());
        Instant begun = clock.instant();
        ConnectorAnswer answer = HostCall.of(
                turn,
                Parties.service(call.service()),
                () -> outside.connectors().call(call),
                thrown -> failed(thrown, turn));
        Duration took = Duration.between(begun, clock.instant());
        return new Timed(answer, took.isNegative() ? Duration.ZERO : took);
    }

    /** Nobody knows what was done before it threw; a connector that was cut short, since its process stops, has not failed. */
    private static ConnectorAnswer failed(Throwable thrown, Turn turn) {
        if (turn.isStopping()) {
            return new Failed("STOPPED", "the call was cut short here", Reply.NOT_NOW, Optional.empty());
        }
        return new Failed(EXCEPTION, "the connector threw " + thrown, Reply.NONE, Optional.empty());
    }

    private void bring(Work.Call work, WorkflooExecution asking, Timed timed) {
        if (!timed.isNotNow()) bring(work, asking, timed.answer(), timed.took());
    }

    private Optional<Instant> waiting() {
        return Optional.of(clock.instant().plus(WAIT));
    }

    /** In the sandbox the scenario answers, when it says that the service would have. */
    private Optional<Instant> rehearse(Work.Call work, WorkflooExecution execution) {
        Links links = links(execution);
        Duration takes = links.takes(work.node());
        Instant now = clock.instant();
        Duration left = new Wait(((Calling) execution.position()).due(), takes).left(now);
        if (!left.isZero()) return Optional.of(now.plus(left));
        bring(work, execution, links.answer(work.node(), work.turn()), takes);
        return Optional.empty();
    }

    private Links links(WorkflooExecution execution) {
        Start start = execution.start();
        return start.scenario()
                .flatMap(chosen -> store.scenarios()
                        .find(start.scope().workspace(), start.version().definition(), chosen.id()))
                .map(Scenario::links)
                .orElse(Links.NONE);
    }

    private void bring(Work.Call work, WorkflooExecution asking, ConnectorAnswer answer, Duration took) {
        move(work, asking, true, (execution, flow) -> execution.takeAnswer(work, answer, took, flow, clock.instant()));
    }

    /**
     * The code is kept, sealed, before it goes out, so that whoever gets it can type it, and so that a send that a crash
     * cut off is seen for what it is: nobody knows whether it went out, and so it is not repeated.
     */
    private Optional<Instant> send(Work.Send work, Turn turn) {
        Optional<WorkflooExecution> found = inTime(work);
        Optional<NipSend> send = found.flatMap(execution -> execution.nipToSend(work));
        if (found.isEmpty() || send.isEmpty()) {
            deliveries.forget(work);
            return Optional.empty();
        }
        WorkflooExecution asking = found.get();
        if (send.get().drawn().isPresent()) return delivered(work, asking, () -> NipDelivery.UNKNOWN);
        String channel = Parties.channel(send.get().channel());
        Instant due = send.get().requestedAt();
        Optional<Instant> again = unlessItsTurn(
                work, turn, new Approach(channel, due, () -> knows(send.get().channel())));
        if (again.isPresent()) return again;
        if (!hasRoom(send.get().channel(), channel, turn)) {
            turn.waitsFor(channel);
            return waiting();
        }
        deliveries.requireRoom(other -> executions
                .find(other.execution())
                .flatMap(it -> it.nipToSend(other))
                .isEmpty());
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        Optional<NipMessage> message = asking.nipMessage(work, code, flow(asking));
        if (message.isEmpty()) return delivered(work, asking, () -> NipDelivery.NO_RECIPIENT);
        Optional<WorkflooExecution> drawn = move(work, asking, false, (execution, flow) -> {
            Instant now = clock.instant();
            String seal = store.codeSeals().seal(message.get().key(), code);
            return execution.nipDrawn(work, new NipSend.Drawn(seal, now), flow, now);
        });
        return drawn.filter(sending -> sending.nipToSend(work).isPresent())
                .flatMap(sending -> delivered(work, sending, () -> sent(message.get(), channel, turn)));
    }

    private boolean knows(NipChannel channel) {
        return outside.nips().knows(channel);
    }

    /** Where that cannot be said, the send itself shows what is wrong. */
    private boolean hasRoom(NipChannel channel, String party, Turn turn) {
        return HostCall.of(turn, party, () -> outside.nips().hasRoom(channel), thrown -> true);
    }

    private NipDelivery sent(NipMessage message, String channel, Turn turn) {
        return HostCall.of(
                turn, channel, () -> outside.nips().send(message), thrown -> new NipDelivery.Failed(EXCEPTION, true));
    }

    private Optional<Instant> delivered(Work.Send work, WorkflooExecution sending, Supplier<NipDelivery> sent) {
        deliveries.once(
                work,
                sent,
                delivery -> move(
                        work,
                        sending,
                        true,
                        (execution, flow) -> execution.nipDelivered(work, delivery, flow, clock.instant())));
        return Optional.empty();
    }

    private interface Move {
        Optional<Progress> from(WorkflooExecution execution, CheckedFlow flow);
    }

    private Optional<WorkflooExecution> move(Work work, WorkflooExecution known, boolean isOver, Move move) {
        return moved(known, isOver ? Optional.of(work) : Optional.empty(), (execution, flow) -> {
            Optional<Progress> over = abandoned(execution, flow);
            return over.isPresent() ? over : move.from(execution, flow);
        });
    }

    /**
     * Brings a result into the execution, however often others move it meanwhile.
     *
     * @param known how the execution stood when it was last seen; where it stands now is found out by saving
     * @return how it stands then; empty when the result is not wanted any more
     */
    private Optional<WorkflooExecution> moved(WorkflooExecution known, Optional<Work> done, Move move) {
        Optional<WorkflooExecution> execution = Optional.of(known);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Progress> progress = execution.flatMap(it -> move.from(it, flow(it)));
            if (progress.isEmpty()) return Optional.empty();
            if (journal.save(progress.get(), done)) return progress.map(Progress::execution);
            execution = executions.find(known.id());
        }
        throw new StoreUnavailable("the execution changes faster than a result can be brought into it");
    }

    /** The execution, unless its time is over: then it is given up, and nobody is turned to for it. */
    private Optional<WorkflooExecution> inTime(Work work) {
        Optional<WorkflooExecution> found = executions.find(work.execution());
        boolean isOver = found.flatMap(it -> moved(it, Optional.of(work), this::abandoned))
                .isPresent();
        return isOver ? Optional.empty() : found;
    }

    private Optional<Progress> abandoned(WorkflooExecution execution, CheckedFlow flow) {
        return execution.abandonIfExpired(flow, clock.instant());
    }

    private CheckedFlow flow(WorkflooExecution execution) {
        return flows.flow(
                execution.start().scope().workspace(), execution.start().version());
    }

    @Override
    public int perform(Maintenance task) {
        return maintaining.perform(task, this::abandon);
    }

    private boolean abandon(ExecutionId expired) {
        return executions
                .find(expired)
                .flatMap(found -> moved(found, Optional.empty(), this::abandoned))
                .isPresent();
    }
}
