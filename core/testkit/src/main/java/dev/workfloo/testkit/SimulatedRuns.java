package dev.workfloo.testkit;

import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.Outcome;
import dev.workfloo.testkit.trace.FlowCoverage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many runs of a {@link Simulator}, in the order of their numbers. */
public final class SimulatedRuns {

    private final CheckedFlow flow;
    private final List<SimulatedRun> runs;

    private SimulatedRuns(CheckedFlow flow, List<SimulatedRun> runs) {
        this.flow = flow;
        this.runs = runs;
    }

    static SimulatedRuns of(Simulator simulator, int count, Consumer<SimulatedRun> doing) {
        List<Done> all = IntStream.range(0, count)
                .parallel()
                .mapToObj(number -> Done.of(simulator.run(number), doing))
                .toList();
        all.stream().filter(done -> done.failure().isPresent()).findFirst().ifPresent(Done::fail);
        return new SimulatedRuns(simulator.flow(), all.stream().map(Done::run).toList());
    }

    /** What became of a run. Of those that fail, the first is told of, whatever order they were done in. */
    private record Done(SimulatedRun run, Optional<Throwable> failure) {

        static Done of(SimulatedRun run, Consumer<SimulatedRun> doing) {
            try {
                doing.accept(run);
                return new Done(run, Optional.empty());
            } catch (RuntimeException | AssertionError e) {
                return new Done(run, Optional.of(e));
            }
        }

        void fail() {
            Throwable cause = failure.orElseThrow();
            throw new AssertionError("run " + run.number() + ": " + cause.getMessage(), cause);
        }
    }

    /** The runs. */
    public Stream<SimulatedRun> stream() {
        return runs.stream();
    }

    /** How many there are. */
    public int size() {
        return runs.size();
    }

    /** How many of them this holds for. */
    public long count(Predicate<SimulatedRun> which) {
        return runs.stream().filter(which).count();
    }

    /** The first of which this holds; ask it for its {@link SimulatedRun#story}. */
    public Optional<SimulatedRun> first(Predicate<SimulatedRun> which) {
        return runs.stream().filter(which).findFirst();
    }

    /** How many ended in which manner; those that have not ended are in none. */
    public Map<Outcome, Long> outcomes() {
        return counted(SimulatedRun::outcome);
    }

    /** How many took which exit of a node last; those that did not come there are in none. */
    public Map<String, Long> exits(String node) {
        return counted(run -> run.exit(node));
    }

    /** How much of the flow they came to together, of which {@link FlowCoverage#missed} tells what they did not. */
    public FlowCoverage coverage() {
        return FlowCoverage.of(flow, runs.stream().map(SimulatedRun::trace).toList());
    }

    private <K extends Comparable<K>> Map<K, Long> counted(Function<SimulatedRun, Optional<K>> by) {
        Map<K, Long> counts = new TreeMap<>();
        runs.forEach(run -> by.apply(run).ifPresent(key -> counts.merge(key, 1L, Long::sum)));
        return counts;
    }
}
