package dev.workfloo.testkit;

import dev.workfloo.definition.LabelNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.execution.Outcome;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario.Expectation;
import dev.workfloo.testkit.trace.NodeTitle;
import dev.workfloo.testkit.trace.RunTrace;
import dev.workfloo.testkit.trace.Story;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * Statements about a run. Each gives itself back, so that one follows the other. One that names a node, an exit, an output or a
 * label which the definition does not have is an {@link IllegalArgumentException} that tells what it has.
 */
public class RunAssert {

    private final RunTrace trace;
    private final FlowNames names;

    RunAssert(RunTrace trace) {
        this.trace = trace;
        this.names = new FlowNames(trace.flow(), List.of());
    }

    RunTrace trace() {
        return trace;
    }

    private Story story() {
        return Story.of(trace);
    }

    FlowNames names() {
        return names;
    }

    /**
     * The run came to this node.
     *
     * @param node its id
     */
    public RunAssert reaches(String node) {
        Node there = names.node(node);
        boolean came = trace.visited().contains(node);
        return check(came, "to reach " + NodeTitle.of(there), trace.visited(), this::decisions);
    }

    /** The run did not come to this node. */
    public RunAssert doesNotReach(String node) {
        Node there = names.node(node);
        boolean came = trace.visited().contains(node);
        return check(!came, "not to reach " + NodeTitle.of(there), trace.visited(), this::decisions);
    }

    /** The run came to these nodes, in this order; others may stand between them. */
    public RunAssert visits(String... nodes) {
        Arrays.stream(nodes).forEach(names::node);
        int next = 0;
        for (String visited : trace.visited()) {
            if (next < nodes.length && visited.equals(nodes[next])) next++;
        }
        return check(next == nodes.length, "to visit " + List.of(nodes), trace.visited(), this::decisions);
    }

    /** The run came to these nodes, in this order, and to no others. */
    public RunAssert visitsExactly(String... nodes) {
        Arrays.stream(nodes).forEach(names::node);
        List<String> expected = List.of(nodes);
        return check(
                trace.visited().equals(expected), "to visit exactly " + expected, trace.visited(), this::decisions);
    }

    /** The run waits at this node for somebody, or works there. */
    public RunAssert waitsAt(String node) {
        Node there = names.node(node);
        boolean waits = trace.waitsAt().equals(Optional.of(node));
        return check(waits, "to wait at " + NodeTitle.of(there), story().end(), this::last);
    }

    /** The run has ended, in whatever manner. */
    public RunAssert hasEnded() {
        return check(trace.outcome().isPresent(), "to have ended", story().end(), this::last);
    }

    /** The run has ended so. */
    public RunAssert endedWith(Outcome outcome) {
        boolean isSo = trace.outcome().equals(Optional.of(outcome));
        return check(isSo, "to have ended with " + outcome, story().end(), this::last);
    }

    /** The run came to an end of its flow. */
    public RunAssert endedWithSuccess() {
        return endedWith(Outcome.SUCCESS);
    }

    /** The run ended since a node could not do its part. */
    public RunAssert endedWithError() {
        return endedWith(Outcome.ERROR);
    }

    /** The run expired, or was cancelled. */
    public RunAssert endedAbandoned() {
        return endedWith(Outcome.ABANDONED);
    }

    /**
     * The run came to this decision, of which more can be said.
     *
     * @param node the id of a RULESET, a DECISION_TREE or a VALIDATION
     */
    public DecisionAssert decided(String node) {
        return DecisionAssert.of(this, node);
    }

    /**
     * A node left this behind.
     *
     * @param path the node's id, a dot, and the member, such as {@code policy.limit}
     * @param expected a plain value: a text, a number, a boolean, a date, a list or a map; a date or a moment may also be a text
     */
    public RunAssert hasOutput(String path, @Nullable Object expected) {
        int dot = path.indexOf('.');
        Node there = names.node(dot < 0 ? path : path.substring(0, dot));
        Value actual = trace.output(path);
        Value wanted = Value.of(expected);
        boolean isSame = Expectation.isMet(wanted, actual);
        return check(
                isSame,
                path + " to be " + Story.words(wanted),
                trace.output(path) == Value.NULL ? "nothing" : trace.words(path),
                () -> toldOf(there));
    }

    /** The run carries these labels; it may carry others too. */
    public RunAssert hasLabels(String... labels) {
        requireLabels(labels);
        boolean all = trace.labels().containsAll(List.of(labels));
        return check(all, "to carry the labels " + List.of(labels), trace.labels(), this::decisions);
    }

    /** The run does not carry this label. */
    public RunAssert hasNoLabel(String label) {
        requireLabels(label);
        boolean isThere = trace.labels().contains(label);
        return check(!isThere, "not to carry the label " + label, trace.labels(), this::decisions);
    }

    /** Labels stand in a definition as they are; one that stands nowhere is missing in each run. */
    private void requireLabels(String... labels) {
        Set<String> there = new TreeSet<>();
        for (Node node : trace.flow().definition().nodes()) {
            if (node instanceof LabelNode its) there.addAll(its.labels());
            if (!(node instanceof RulesetNode ruleset)) continue;
            ruleset.table().rules().forEach(rule -> there.addAll(rule.then().labels()));
            ruleset.table().otherwise().ifPresent(byDefault -> there.addAll(byDefault.labels()));
        }
        for (String label : labels) {
            if (!there.contains(label))
                throw names.nothing("nothing puts on the label " + label, "its labels are", there);
        }
    }

    /** Holds or throws, with why, and the whole story. */
    final RunAssert check(boolean holds, String expected, Object actual, Supplier<String> why) {
        if (holds) return this;
        String reason = why.get();
        throw new AssertionFailedError(
                "expected " + (expected.startsWith("to ") || expected.startsWith("not ") ? "the run " : "") + expected
                        + "\nbut was  " + actual
                        + (reason.isEmpty() ? "" : "\nbecause\n" + reason)
                        + "\n\nthe whole run:\n" + trace.story().indent(2).stripTrailing(),
                expected,
                actual);
    }

    final String toldOf(Node node) {
        String told = story().at(node.id());
        return told.isEmpty() ? "  the run never came to " + NodeTitle.of(node) + "\n" + last() : told;
    }

    /** What was decided on the way. */
    private String decisions() {
        String told = story().decisions();
        return told.isEmpty() ? last() : told + "\n  " + story().end();
    }

    /** What happened last, and how it stands. */
    private String last() {
        return story().last() + "\n  " + story().end();
    }
}
