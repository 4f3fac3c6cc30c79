package dev.workfloo.testkit;

import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs a definition in memory, on the engine that runs it in production, as often as a test likes: in a time of each run's own, with
 * codes typed, files sent, reviews decided, and services that answer or fail as the test says.
 *
 * <pre>{@code
 * var simulator = Simulator.of(Path.of("credit.json")).service("buro-pf", call -> Map.of("score", 712));
 * var run = simulator.run().answering("applicant", Map.of("income", 20000)).toEnd();
 * assertThat(run).reaches("approved");
 * }</pre>
 *
 * <p>It never changes: each method gives another one. Threads may share it.
 */
public final class Simulator extends Preparation<Simulator> {

    /** When a run starts unless a test says otherwise: {@code 2026-01-05T15:00:00Z}, a Monday. */
    public static final Instant USUAL_START = Instant.parse("2026-01-05T15:00:00Z");

    private final SimulatedFlow simulated;
    private final Plan plan;
    private final Instant start;
    private final long seed;

    private Simulator(SimulatedFlow simulated, Plan plan, Instant start, long seed) {
        this.simulated = simulated;
        this.plan = plan;
        this.start = start;
        this.seed = seed;
    }

    /**
     * Reads and checks a definition document.
     *
     * @param file JSON, from the folder in which the test runs
     * @throws IllegalArgumentException when it is not there, or cannot be published: the message has all findings
     */
    public static Simulator of(Path file) {
        return of(file.toString(), DefinitionFile.read(file));
    }

    /** The same of a document in a text of JSON. */
    public static Simulator ofJson(String json) {
        return of("the document", DefinitionFile.read("the document", json));
    }

    /** The same of a document that was read already, as maps and lists. */
    public static Simulator of(Map<String, ?> document) {
        return of("the document", Value.Context.of(document));
    }

    private static Simulator of(String name, Value document) {
        return new Simulator(SimulatedFlow.read(name, document), Plan.NOTHING, USUAL_START, 0);
    }

    @Override
    Plan plan() {
        return plan;
    }

    @Override
    Simulator with(Plan other) {
        return new Simulator(simulated, other, start, seed);
    }

    @Override
    FlowNames names() {
        return simulated.names();
    }

    /** The same, but runs start at this moment. */
    public Simulator startingAt(Instant moment) {
        return new Simulator(simulated, plan, moment, seed);
    }

    /** The same, but with other dice: {@link SimulatedRun#random} of each run follows from this and the run's number. */
    public Simulator seed(long other) {
        return new Simulator(simulated, plan, start, other);
    }

    /** The flow, as it would be published. */
    public CheckedFlow flow() {
        return simulated.names().flow();
    }

    /** The scenarios that the document has. */
    public List<Scenario> scenarios() {
        return simulated.names().scenarios();
    }

    /** What publishing would warn of. */
    public List<Finding> warnings() {
        return simulated.warnings();
    }

    /** A run, which starts when it is first moved or looked at. */
    public SimulatedRun run() {
        return run(0);
    }

    /** The run of this number: one number and one seed always draw the same. */
    public SimulatedRun run(int number) {
        return new SimulatedRun(simulated, plan, new Circumstances(start, seed ^ number * 0x9E3779B97F4A7C15L), number);
    }

    /**
     * Many runs, on all processors. Whatever order they are done in, with the same seed they are the same.
     *
     * @param count how many, numbered from 0
     * @param doing what is done with each, drawing from {@link SimulatedRun#random}; it is called from several threads
     * @throws AssertionError when that fails: of the first run of which it did, with its number, by which {@link #run(int)} repeats it
     */
    public SimulatedRuns runs(int count, Consumer<SimulatedRun> doing) {
        return SimulatedRuns.of(this, count, doing);
    }
}
