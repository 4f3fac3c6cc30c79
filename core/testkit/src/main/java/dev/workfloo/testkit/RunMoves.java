package dev.workfloo.testkit;

import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.testkit.trace.RunTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Moves one execution on: does the work that it asks for, and what people have said that they do. */
final class RunMoves {

    private static final int MOST_MOVES = 10_000;

    private final SimulatedFlow simulated;
    private final Circumstances circumstances;
    private final DueWork dueWork;
    private final Set<String> waited = new HashSet<>();
    private Plan plan;
    private Optional<World.Begun> begun = Optional.empty();

    RunMoves(SimulatedFlow simulated, Plan plan, Circumstances circumstances) {
        this.simulated = simulated;
        this.plan = plan;
        this.circumstances = circumstances;
        this.dueWork = new DueWork(circumstances, simulated.names().flow());
    }

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

    private World.Begun begun() {
        World.Begun run = begun.orElseGet(
                () -> simulated.world().begin(circumstances, flow().definition().id()));
        begun = Optional.of(run);
        return run;
    }

    Position position() {
        return begun().execution().position();
    }

    RunTrace trace() {
        return begun().trace(flow());
    }

    /**
     * Goes on until it ends, or nobody does anything.
     *
     * @param limit to when time may pass for that
     * @param stop where it does not go on
     */
    void advance(Instant limit, Optional<NodeId> stop) {
        for (int i = 0; i < MOST_MOVES; i++) {
            WorkflooExecution execution = begun().execution();
            Position position = execution.position();
            boolean isThere = stop.isPresent() && position.waitsAt().equals(stop);
            if (isThere || position.outcome().isPresent() || !move(execution, limit)) return;
        }
        throw new IllegalStateException("the run has not ended after " + MOST_MOVES + " moves: does it go round?");
    }

    private boolean move(WorkflooExecution execution, Instant limit) {
        Optional<Work> work = execution.position().work(execution.id());
        if (work.isPresent()) {
            circumstances.serve(plan.services());
            return work.filter(it -> dueWork.perform(begun().world(), it, execution.position(), limit))
                    .isPresent();
        }
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
        return plan.comes(node, execution.modifiedAt(), flow().definition().timeZone())
                .orElse(now());
    }

    void pass(Duration time) {
        Instant end = now().plus(time);
        advance(end, Optional.empty());
        circumstances.goOnTo(end);
    }

    Circumstances circumstances() {
        circumstances.serve(plan.services());
        return circumstances;
    }

    void cancel() {
        begun().cancel();
    }

    /** Where it stands, and what it waits for, for whoever has said nothing of it. */
    String standstill() {
        NodeId node = position().waitsAt().orElseThrow();
        return Standstill.at(flow().node(node), position());
    }
}
