package dev.workfloo.testkit.arbitrary;

import dev.workfloo.rule.Value;
import dev.workfloo.testkit.arbitrary.decision.Decisions;
import dev.workfloo.testkit.arbitrary.decision.Hit;
import dev.workfloo.testkit.arbitrary.decision.Point;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a decision reads, and what it decides on that. Facts are named as formulas name them, {@code applicant.age}.
 *
 * <p>It is printed as {@code applicant.age = 17, bureau.score = 700 → /rules/1, approved}. Two with equal values are equal.
 */
public final class Facts implements Labelled {

    private final Decisions decisions;
    private final Point point;
    private final Hit hit;

    Facts(Decisions decisions, Point point) {
        this.decisions = decisions;
        this.point = point;
        this.hit = decisions.decide(point);
    }

    Decisions decisions() {
        return decisions;
    }

    Point point() {
        return point;
    }

    /** All values, as a context for each node that is read: {@code {applicant: {age: 17}, bureau: {score: 700}}}. */
    public Value.Context values() {
        return new Value.Context(new LinkedHashMap<>(decisions.facts().byNode(point)));
    }

    /**
     * The value of a fact; null (the value) where it is missing.
     *
     * @throws IllegalArgumentException if the decision reads no such fact
     */
    public Value get(String fact) {
        return point.get(decisions.facts().indexOf(fact));
    }

    /**
     * The value of a fact that is a number.
     *
     * @throws IllegalArgumentException if the decision reads no such fact, or it is missing or no number
     */
    public BigDecimal number(String fact) {
        if (get(fact) instanceof Value.Num num) return num.number();
        throw new IllegalArgumentException(fact + " is " + get(fact).noun() + ", not a number");
    }

    /**
     * The same with another value of one fact.
     *
     * @param value a {@link Value}, or what {@link Value#of} takes
     * @throws IllegalArgumentException if the decision reads no such fact, or the value is none
     */
    public Facts with(String fact, Object value) {
        return new Facts(decisions, point.with(decisions.facts().indexOf(fact), Value.of(value)));
    }

    /**
     * What counted, as JSON Pointers inside the node's document: {@code /rules/0}, {@code /default}, or for a tree the way to the
     * leaf, {@code /tree/then/else}. Empty where no rule matched.
     */
    public List<String> rules() {
        return hit.rules();
    }

    /** The exit that is taken; empty where none is. */
    public Optional<String> exit() {
        return hit.exit();
    }

    /** What was set, by name, as a number, a text or whatever it is; a tree sets nothing. */
    public Value.Context outputs() {
        return hit.outputs();
    }

    /** The facts that stand at an edge: one step up or down, something else counts. */
    public List<String> edges() {
        List<String> edges = new ArrayList<>();
        for (int fact = 0; fact < decisions.facts().size(); fact++) {
            int place = fact;
            boolean isEdge = decisions.facts().values().get(fact).beside(point.get(fact)).stream()
                    .anyMatch(
                            value -> !decisions.decide(point.with(place, value)).isLike(hit));
            if (isEdge) edges.add(decisions.facts().paths().get(fact).toString());
        }
        return edges;
    }

    @Override
    public Map<String, List<String>> labels() {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        labels.put("counts", rules().isEmpty() ? List.of(Hit.NO_RULE) : rules());
        exit().ifPresent(exit -> labels.put("exit", List.of(exit)));
        List<String> edges = edges();
        labels.put("at an edge", edges.isEmpty() ? List.of("none") : edges);
        return labels;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts && point.equals(facts.point) && hit.equals(facts.hit);
    }

    @Override
    public int hashCode() {
        return point.hashCode();
    }

    @Override
    public String toString() {
        return decisions.facts().words(point) + " → " + hit.words()
                + hit.exit().map(it -> ", " + it).orElse("");
    }
}
