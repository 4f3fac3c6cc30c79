package dev.workfloo.policy;

import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.check.FlowCheck;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.document.Finding;
import dev.workfloo.policy.PolicyProblem.DefinitionWrong;
import dev.workfloo.policy.PolicyProblem.NoDecision;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.space.Deadline;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The decisions of a definition, for a host that wants its rules and no execution. The definition is proven once, when this is made;
 * then it decides as often as you like, at each RULESET and DECISION_TREE. It never changes, and is safe for use by many
 * threads.
 *
 * <p>Facts are what a flow would have gathered on its way to the node, by the names of the nodes that gather it: {@code {applicant:
 * {income: 20000}, bureau: {score: 712}}}, as a map, a record, or a {@link Value}. What VARIABLES and rulesets compute in
 * between is computed, unless it is given. Each fact is held against what the node reads, and nothing is decided where one is
 * missing, unknown, not read, or of another type.
 *
 * <p>The facts are taken for those of a flow that did come to the node: the decisions before it are not asked whether it
 * would. {@link PolicyDecision#exits} tells the exits of those that were computed; ask the others yourself.
 */
public final class Policy {

    private final WorkflooDefinition definition;
    private final Map<String, DecisionPoint> points;
    private final List<Finding> warnings;
    private final InstantSource clock;

    private Policy(
            WorkflooDefinition definition,
            Map<String, DecisionPoint> points,
            List<Finding> warnings,
            InstantSource clock) {
        this.definition = definition;
        this.points = points;
        this.warnings = List.copyOf(warnings);
        this.clock = clock;
    }

    /**
     * The policy of a definition document.
     *
     * @param document as any JSON library reads it: maps, lists, texts, numbers; its scenarios do not matter
     * @param clock what {@code now()} and {@code today()} say in its formulas
     * @return the policy, or all that is wrong with the document
     */
    public static Either<DefinitionWrong, Policy> read(Object document, InstantSource clock) {
        return DefinitionReader.read(Value.of(document))
                .mapLeft(DefinitionWrong::new)
                .flatMap(definition -> of(definition, clock));
    }

    /** The policy of a definition; it is proven anew. */
    public static Either<DefinitionWrong, Policy> of(WorkflooDefinition definition, InstantSource clock) {
        FlowCheck.Result check = FlowCheck.check(definition, Deadline.usual(clock));
        return check.flow()
                .flatMap(flow -> check.values().map(values -> DecisionPoint.all(flow, values)))
                .<Either<DefinitionWrong, Policy>>map(
                        points -> Either.right(new Policy(definition, points, check.findings(), clock)))
                .orElseGet(() -> Either.left(new DefinitionWrong(check.findings())));
    }

    /**
     * The same, but facts may be given that the definition knows and the node does not read. They must be of their type too, and a
     * name that the definition does not know is still refused.
     */
    public Policy allowingUnread() {
        Map<String, DecisionPoint> allowing = new LinkedHashMap<>(points);
        allowing.replaceAll((name, point) -> point.allowingUnread());
        return new Policy(definition, allowing, warnings, clock);
    }

    /** The names of the nodes that decide, in the order of the document. */
    public List<String> decisions() {
        return List.copyOf(points.keySet());
    }

    /** What should be looked at in the definition; none of it is an error. */
    public List<Finding> warnings() {
        return warnings;
    }

    /**
     * The facts that a decision takes, by their full names, such as {@code applicant.income}, in the order in which they are read. One
     * whose type is nullable may be left out.
     */
    public Either<PolicyProblem, Map<String, Type>> reads(String node) {
        DecisionPoint point = points.get(node);
        return point == null
                ? Either.left(noDecision(node))
                : Either.right(point.facts().byName());
    }

    /**
     * Decides at a node.
     *
     * @param node its name in the definition
     * @param facts by the names of the nodes that would have gathered them; null is no fact
     * @return the decision; {@link PolicyProblem.FactsWrong} with all that is wrong with the facts; {@link
     *     PolicyProblem.Undecided} where an execution would fail at the node; or {@link PolicyProblem.NoDecision}
     */
    public Either<PolicyProblem, PolicyDecision> decide(String node, Object facts) {
        DecisionPoint point = points.get(node);
        return point == null ? Either.left(noDecision(node)) : point.decide(facts, clock.instant());
    }

    private NoDecision noDecision(String node) {
        return new NoDecision(node, decisions());
    }

    @Override
    public String toString() {
        return "Policy[" + definition.id() + "]";
    }
}
