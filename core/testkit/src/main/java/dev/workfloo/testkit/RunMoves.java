package dev.workfloo.testkit;

import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.definition.Node.ServiceNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.OtpState.BeginningOtp;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingTimer;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.testkit.trace.RunTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Moves one execution on: does the work that it asks for, and what people have said that they do. */
final class RunMoves {

    private static final int MOST_MOVES = 10_000;
    private static final String TESTER = "test";

    private final SimulatedFlow simulated;
    private final Circumstances circumstances;
    private final Map<Work, Instant> again = new HashMap<>();
    private final Set<String> waited = new HashSet<>();
    private Plan plan;
    private Optional<Begun> begun = Optional.empty();

    RunMoves(SimulatedFlow simulated, Plan plan, Circumstances circumstances) {
        this.simulated = simulated;
        this.plan = plan;
        this.circumstances = circumstances;
    }

    private record Begun(World world, ExecutionId id) {}

    Plan plan() {
        return plan;
    }

    void follow(Plan other) {
        plan = other;
    }

    Instant now() {
        return circumstances.now();
    }

    CheckedFlow flow() {
        return simulated.names().flow();
    }

    RandomGenerator dice() {
        return circumstances.dice();
    }

    private Begun begun() {
        if (begun.isPresent()) return begun.get();
        World world = simulated.world();
        StartWorkfloo start =
                StartWorkfloo.of(World.SCOPE, flow().definition().id().hex());
        ExecutionId id = world.during(
                        circumstances, () -> world.workfloo().executions().execute(start))
                .map(started -> started.id())
                .getOrElseThrow(problem -> new IllegalStateException("the run did not start: " + problem.message()));
        Begun now = new Begun(world, id);
        begun = Optional.of(now);
        return now;
    }

    WorkflooExecution execution() {
        Begun run = begun();
        return run.world()
                .during(circumstances, () -> run.world().workfloo().following().status(World.SCOPE, run.id()))
                .map(followed -> followed.execution())
                .getOrElseThrow(problem -> new IllegalStateException(problem.message()));
    }

    Position position() {
        return execution().position();
    }

    RunTrace trace() {
        Begun run = begun();
        ExecutionHistory history =
                run.world().store().executions().history(World.SCOPE, run.id()).orElseThrow();
        return RunTrace.of(history.asOf(now(), flow()), flow());
    }

    /**
     * Goes on until it ends, or nobody does anything.
     *
     * @param limit to when time may pass for that
     * @param stop where it does not go on
     */
    void advance(Instant limit, Optional<NodeId> stop) {
        for (int i = 0; i < MOST_MOVES; i++) {
            WorkflooExecution execution = execution();
            Position position = execution.position();
            boolean isThere = stop.isPresent() && position.waitsAt().equals(stop);
            if (isThere || position.outcome().isPresent() || !move(execution, limit)) return;
        }
        throw new IllegalStateException("the run has not ended after " + MOST_MOVES + " moves: does it go round?");
    }

    private boolean move(WorkflooExecution execution, Instant limit) {
        Optional<Work> work = execution.position().work(execution.id());
        if (work.isPresent()) return perform(work.get(), execution.position(), limit);
        NodeId node = execution.position().waitsAt().orElseThrow();
        Instant comes = comes(execution, node);
        if (comes.isAfter(limit)) return false;
        People people = new People(begun().world(), this, execution);
        boolean isDriven = limit.equals(Instant.MAX) || plan.codes().isSaid(node) || !people.typeCodes();
        if (!people.areReady() || !isDriven) return false;
        circumstances.goOnTo(comes);
        waited.add(node + "/" + execution.data().visitsTo(node));
        // Time may be over by then; that shows when it is looked at again.
        if (position().outcome().isEmpty()) people.act();
        return true;
    }

    /** When a person does something for the first time on a visit. */
    private Instant comes(WorkflooExecution execution, NodeId node) {
        if (waited.contains(node + "/" + execution.data().visitsTo(node))) return now();
        return Optional.ofNullable(plan.waits().get(node))
                .map(wait ->
                        wait.after(execution.modifiedAt(), flow().definition().timeZone()))
                .orElse(now());
    }

    private boolean perform(Work work, Position position, Instant limit) {
        Instant due = again.getOrDefault(work, due(position));
        if (due.isAfter(limit)) return false;
        if (due.isAfter(now())) {
            circumstances.goOnTo(due);
            return true;
        }
        if (position instanceof Calling calling) ask(work, calling);
        World world = begun().world();
        circumstances.serve(plan.services());
        world.during(circumstances, () -> world.workfloo().work().perform(work))
                .ifPresentOrElse(later -> again.put(work, later), () -> again.remove(work));
        return true;
    }

    private Instant due(Position position) {
        if (position instanceof Calling calling) return calling.due();
        if (position instanceof AwaitingTimer timer) return timer.end();
        return position instanceof BeginningOtp otp ? otp.due() : now();
    }

    private void ask(Work work, Calling calling) {
        if (circumstances.asked().filter(it -> it.isOf(work)).isPresent()) return;
        ServiceNode node = (ServiceNode) flow().node(calling.node());
        String service = node.connector().service();
        ServiceAnswers answers = plan.services()
                .of(node.id(), service)
                .orElseThrow(() -> new IllegalStateException(Standstill.unanswered(node)));
        circumstances.ask(new ServiceTry(
                work,
                new ServiceCall(node.id().name(), service, calling.request(), calling.turn()),
                answers,
                plan.services().takes(node.id(), service)));
    }

    void pass(Duration time) {
        Instant end = now().plus(time);
        advance(end, Optional.empty());
        circumstances.goOnTo(end);
    }

    void goOnTo(Instant moment) {
        circumstances.goOnTo(moment);
    }

    Circumstances circumstances() {
        circumstances.serve(plan.services());
        return circumstances;
    }

    void cancel() {
        Begun run = begun();
        run.world()
                .during(circumstances, () -> run.world().workfloo().steps().cancel(World.SCOPE, run.id(), TESTER))
                .getOrElseThrow(problem -> new IllegalStateException("it is not cancelled: " + problem.message()));
    }

    /** Where it stands, and what it waits for, for whoever has said nothing of it. */
    String standstill() {
        NodeId node = position().waitsAt().orElseThrow();
        return Standstill.at(flow().node(node), position());
    }
}
