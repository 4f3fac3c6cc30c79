package dev.workfloo.scenario;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.rule.CalendarDuration;
import dev.workfloo.rule.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;

/** One case to run a definition on. */
@AggregateRoot
public record Scenario(
        @Identity ScenarioId id, DefinitionId definition, String name, Script script, Expectation expect) {

    /** What services answer. */
    public Links links() {
        return script.links();
    }

    /** What a test run submits in the place of people. */
    public Submissions submissions() {
        return script.submissions();
    }

    /** How long a step takes: a TIMER in the sandbox, and a person, in a test run. Empty where it says nothing. */
    public Optional<CalendarDuration> wait(NodeId node) {
        return Optional.ofNullable(script.waits().get(node));
    }

    /** What a test run types where a code is awaited. */
    public Map<NodeId, List<String>> codes() {
        return script.codes();
    }

    /**
     * What services and people answer.
     *
     * @param waits how long nodes wait
     * @param codes what is typed where a code is awaited, one after the other; the right one where nothing is said
     */
    public record Script(
            Links links,
            Submissions submissions,
            Map<NodeId, CalendarDuration> waits,
            Map<NodeId, List<String>> codes) {

        public Script {
            waits = Collections.unmodifiableMap(new LinkedHashMap<>(waits));
            codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        }

        /** One in which each code is typed right. */
        public Script(Links links, Submissions submissions, Map<NodeId, CalendarDuration> waits) {
            this(links, submissions, waits, Map.of());
        }

        /** Nothing takes any time. */
        public Script(Links links, Submissions submissions) {
            this(links, submissions, Map.of());
        }
    }

    /**
     * What should come out of a run. What is empty is not compared.
     *
     * @param labels labels that the execution must carry; it may carry others too
     * @param exits the exit that each of these decisions must have taken last
     * @param values what each of these nodes must have left behind, by member; it may have left more
     */
    public record Expectation(
            Optional<Outcome> status,
            List<String> labels,
            Map<NodeId, String> exits,
            Map<NodeId, Value.Context> values) {

        static final Expectation NONE = new Expectation(Optional.empty(), List.of(), Map.of(), Map.of());

        public Expectation {
            labels = List.copyOf(labels);
            exits = Collections.unmodifiableMap(new LinkedHashMap<>(exits));
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** Whether nothing is compared. */
        public boolean isEmpty() {
            return equals(NONE);
        }

        /** Whether a value is the one that should come out; dates and moments may be expected as text, as JSON has them. */
        public static boolean isMet(Value expected, Value actual) {
            return Comparison.isSame(actual, expected);
        }
    }
}
