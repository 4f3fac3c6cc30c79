package dev.workfloo.policy;

import dev.workfloo.execution.explanation.Explanation;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Decision;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What was decided at a node, and why. It never changes, and is safe for use by many threads. */
public final class PolicyDecision {

    private final String node;
    private final Decision decision;
    private final Value.Context computed;
    private final Map<String, String> exits;
    private final Supplier<Explanation> why;

    /** @param between what was computed on the way, by the names of the nodes */
    PolicyDecision(String node, NodeRules.Reasoned reasoned, Map<String, NodeRules.Computed> between) {
        Map<String, Value> values = new LinkedHashMap<>();
        Map<String, String> chosen = new LinkedHashMap<>();
        between.forEach((name, step) -> {
            values.put(name, step.values());
            step.exit().ifPresent(exit -> chosen.put(name, exit));
        });
        this.node = node;
        this.decision = reasoned.decision();
        this.computed = new Value.Context(values);
        this.exits = Collections.unmodifiableMap(chosen);
        this.why = reasoned.why();
    }

    /** The name of the node. */
    public String node() {
        return node;
    }

    /** The exit by which a flow would go on; empty where the table's hit policy, RULE_ORDER or COLLECT, chooses none. */
    public Optional<String> exit() {
        return decision.exit();
    }

    /** What the rules that count, or the questions that were asked, say to people, in their order. */
    public List<String> messages() {
        return decision.messages();
    }

    /** The labels of the rules that count, each once; a tree has none. */
    public List<String> labels() {
        return decision.labels();
    }

    /** What the rules that count set, by name; a tree sets nothing. {@code outputs().as(Offer.class)} makes a record of it. */
    public Value.Context outputs() {
        return decision.outputs();
    }

    /** The numbers of the rules that count, from 1, in the order in which they count; none where the default did, or in a tree. */
    public List<Integer> rules() {
        return decision.rules().stream().map(rule -> rule + 1).toList();
    }

    /** What was computed of the facts on the way to the node, by the names of the nodes that compute it. */
    public Value.Context computed() {
        return computed;
    }

    /**
     * The exits that the rulesets of {@link #computed} chose, by the names of these nodes; one whose hit policy chooses none has no
     * entry. They are not followed: where one of them leads away from the node, an execution would not have come to it.
     */
    public Map<String, String> exits() {
        return exits;
    }

    /**
     * The decision and why, in a sentence, such as {@code approved, as bureau.score 712 is >= 620}; without an exit it begins with
     * {@code decided}. It tells what was read of the person, and so belongs into no log.
     */
    public String inWords() {
        return why().inWords(exit().orElse("decided"));
    }

    /**
     * Why it was decided so, as the history of an execution tells it: the rules with the answers of all their tests, or the
     * questions that were asked. What the definition keeps out of traces is left out. It is made anew at each call and takes longer
     * than the decision: ask for it where somebody looks at it.
     */
    public Explanation why() {
        return why.get();
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "PolicyDecision[" + node + "]";
    }
}
