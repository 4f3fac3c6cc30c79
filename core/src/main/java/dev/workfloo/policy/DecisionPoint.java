package dev.workfloo.policy;

import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.definition.flow.KnownValues;
import dev.workfloo.policy.PolicyProblem.FactsWrong;
import dev.workfloo.policy.PolicyProblem.Undecided;
import dev.workfloo.rule.UnfitValue;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A node that decides, ready to do so by given facts. */
final class DecisionPoint {

    private final Node node;
    private final CheckedFlow flow;
    private final Derivation.Finder finder;
    private final Derivation usual;
    private final Set<String> computed;
    private final boolean allowsUnread;

    private DecisionPoint(Node node, CheckedFlow flow, Derivation.Finder finder, boolean allowsUnread) {
        this.node = node;
        this.flow = flow;
        this.finder = finder;
        this.allowsUnread = allowsUnread;
        this.usual = derivation(Set.of());
        this.computed = usual.computed().stream().map(it -> it.id().name()).collect(Collectors.toUnmodifiableSet());
    }

    /** All of a flow, by the names of their nodes, in the order of the document. */
    static Map<String, DecisionPoint> all(CheckedFlow flow, KnownValues values) {
        Derivation.Finder finder = new Derivation.Finder(flow, values);
        Map<String, DecisionPoint> points = new LinkedHashMap<>();
        for (Node node : flow.definition().nodes()) {
            if (NodeRules.decides(node)) points.put(node.id().name(), new DecisionPoint(node, flow, finder, false));
        }
        return points;
    }

    private Derivation derivation(Set<String> given) {
        Derivation found = finder.find(node, given);
        return allowsUnread ? found.withUnread() : found;
    }

    /** What is read where nothing that is computed is given. */
    ReadFacts facts() {
        return usual.facts();
    }

    DecisionPoint allowingUnread() {
        return new DecisionPoint(node, flow, finder, true);
    }

    Either<PolicyProblem, PolicyDecision> decide(Object plain, Instant now) {
        Value facts;
        try {
            facts = Value.of(plain);
        } catch (UnfitValue unfit) {
            return Either.left(wrong(Map.of(unfit.place(), unfit.reason())));
        }
        if (!(facts instanceof Value.Context given)) {
            return Either.left(
                    wrong(Map.of("", "facts are a context, by the names of nodes, and not " + facts.noun())));
        }
        Derivation derivation = derivationFor(given);
        return derivation
                .facts()
                .check(given)
                .<PolicyProblem>mapLeft(this::wrong)
                .flatMap(typed -> decide(derivation, typed, now));
    }

    private FactsWrong wrong(Map<String, String> fields) {
        return new FactsWrong(node.id().name(), fields);
    }

    /** What is given is not computed. */
    private Derivation derivationFor(Value.Context given) {
        if (computed.isEmpty()) return usual;
        Set<String> instead = new LinkedHashSet<>(computed);
        instead.removeIf(name -> given.get(name) instanceof Value.Null);
        return instead.isEmpty() ? usual : derivation(instead);
    }

    private Either<PolicyProblem, PolicyDecision> decide(
            Derivation derivation, Map<String, Value.Context> facts, Instant now) {
        Map<NodeId, Value.Context> gathered = new LinkedHashMap<>();
        facts.forEach((name, values) -> gathered.put(new NodeId(name), values));
        Map<String, NodeRules.Computed> between = new LinkedHashMap<>();
        NodeRules rules = new NodeRules(flow);
        for (Node step : derivation.computed()) {
            Either<String, NodeRules.Computed> computed = rules.compute(step, flow.environment(gathered, now));
            if (computed.isLeft()) return Either.left(undecided(step, computed));
            computed.peek(set -> gathered.put(step.id(), set.values()))
                    .peek(set -> between.put(step.id().name(), set));
        }
        return rules.decide(node, flow.environment(gathered, now))
                .<PolicyProblem>mapLeft(reason -> new Undecided(node.id().name(), reason))
                .map(reasoned -> new PolicyDecision(node.id().name(), reasoned, between));
    }

    private static Undecided undecided(Node step, Either<String, ?> why) {
        return new Undecided(step.id().name(), why.fold(reason -> reason, values -> ""));
    }
}
