package dev.workfloo.testkit;

import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.trace.RunTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One run of a {@link Simulator}'s definition. What is said of people and services is done as soon as the run comes there: when it is
 * moved, by {@link #toEnd}, {@link #to} or {@link #passing}, or looked at. Codes of which nothing was said are typed on the way to
 * somewhere only. A person's answer that is refused is a {@link StepRefused}. It is not for use by several threads at once.
 */
public final class SimulatedRun extends Preparation<SimulatedRun> {

    private final SimulatedFlow simulated;
    private final int number;
    private final RunMoves moves;

    /** Whether it stands where it was to stand, and nothing is done there by looking at it. */
    private boolean isHeld;

    SimulatedRun(SimulatedFlow simulated, Plan plan, Circumstances circumstances, int number) {
        this.simulated = simulated;
        this.number = number;
        this.moves = new RunMoves(simulated, plan, circumstances);
    }

    @Override
    Plan plan() {
        return moves.plan();
    }

    @Override
    SimulatedRun with(Plan plan) {
        isHeld = false;
        moves.follow(plan);
        return this;
    }

    @Override
    FlowNames names() {
        return simulated.names();
    }

    // What happens

    /**
     * Goes on to its end: timers end, services are tried again, people do what was said of them.
     *
     * @throws IllegalStateException where it waits for a person of whom nothing was said, or a service is asked of which nothing was
     */
    public SimulatedRun toEnd() {
        isHeld = false;
        moves.advance(Instant.MAX, Optional.empty());
        Position position = moves.position();
        if (position.outcome().isEmpty()) throw new IllegalStateException(moves.standstill());
        return this;
    }

    /**
     * Goes on until it stands at a node, before anything is done there; nothing is until it is moved, or more is said.
     *
     * @param node the id of a node at which runs wait, or work
     * @throws IllegalStateException where it ends, or waits elsewhere for a person of whom nothing was said
     */
    public SimulatedRun to(String node) {
        NodeId id = names().node(node).id();
        moves.advance(Instant.MAX, Optional.of(id));
        isHeld = moves.position().waitsAt().equals(Optional.of(id));
        if (isHeld) return this;
        String where = moves.position().outcome().isPresent() ? "it ended before" : moves.standstill();
        throw new IllegalStateException("the run did not come to stand at " + node + ": " + where + "\n" + story());
    }

    /** Goes on as far as it can now, and then lets so much time pass, with all that becomes due meanwhile. */
    public SimulatedRun passing(Duration time) {
        isHeld = false;
        settle();
        moves.pass(time);
        return this;
    }

    /** Goes on as far as it can now, and is cancelled then. */
    public SimulatedRun cancel() {
        settle();
        isHeld = false;
        moves.cancel();
        return this;
    }

    private void settle() {
        if (!isHeld) moves.advance(moves.now(), Optional.empty());
    }

    // What can be seen

    /** What it did, and why, node by node; good for questions and for {@link WorkflooAssertions}. */
    public RunTrace trace() {
        settle();
        return moves.trace();
    }

    /** What it did and why, in words: a line or a few for each node. */
    public String story() {
        return trace().story();
    }

    /** What time it is in this run. */
    public Instant now() {
        return moves.now();
    }

    /** The id of the node at which it waits or works; empty when it has ended. */
    public Optional<String> waitsAt() {
        settle();
        return moves.position().waitsAt().map(NodeId::name);
    }

    /** How it ended; empty while it goes on. */
    public Optional<Outcome> outcome() {
        settle();
        return moves.position().outcome();
    }

    /** The ids of the nodes that it came to, in that order; a node that it came to twice stands there twice. */
    public List<String> visited() {
        return trace().visited();
    }

    /** The exit that a decision, or a reviewer, took last; empty where the run did not come there. */
    public Optional<String> exit(String node) {
        Node there = names().node(node);
        return trace().exit(there.id().name());
    }

    /**
     * What a node left behind.
     *
     * @param path the node's id, a dot, and the member, such as {@code policy.limit}
     * @return null (the value) where there is none
     * @throws IllegalArgumentException if the definition has no such node, or the node never leaves such a member
     */
    public Value output(String path) {
        return trace().output(path);
    }

    /** The labels that it carries. */
    public List<String> labels() {
        return trace().labels();
    }

    /** Which of many it is. */
    public int number() {
        return number;
    }

    /** Dice that fall alike for the same seed and the same number. */
    public RandomGenerator random() {
        return moves.circumstances().dice();
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "SimulatedRun[" + number + "]";
    }
}
