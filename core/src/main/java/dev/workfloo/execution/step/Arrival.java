package dev.workfloo.execution.step;

import dev.workfloo.definition.ConnectorNode;
import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.LabelNode;
import dev.workfloo.definition.Nip;
import dev.workfloo.definition.NipNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.definition.VariablesNode;
import dev.workfloo.execution.AutomaticEvent.LabelsPut;
import dev.workfloo.execution.AutomaticEvent.RulesetDecided;
import dev.workfloo.execution.AutomaticEvent.TreeDecided;
import dev.workfloo.execution.AutomaticEvent.VariablesSet;
import dev.workfloo.execution.ConnectorEvent.ConnectorAsked;
import dev.workfloo.execution.FormEvent.FormOpened;
import dev.workfloo.execution.NipEvent.NipOpened;
import dev.workfloo.execution.NipRecipient;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.step.Transition.Onward;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Does what a node does when the flow comes to it, and says where the flow goes on; empty where it stops. */
final class Arrival implements Node.Cases<Optional<Onward>> {

    private final Transition transition;
    private final Instant now;

    Arrival(Transition transition) {
        this.transition = transition;
        this.now = transition.now();
    }

    private static Optional<Onward> to(Optional<NodeId> next) {
        return Optional.of(new Onward(next));
    }

    /** A node that cannot do its part ends the flow; what was gathered before stays as it was. */
    private Optional<Onward> fail(Node node, String reason) {
        return fail(node, Optional.empty(), reason);
    }

    private Optional<Onward> fail(Node node, Optional<NodeId> onError, String reason) {
        return to(transition.failed(node, onError, reason));
    }

    @Override
    public Optional<Onward> form(FormNode node) {
        transition.happened(new FormOpened(now, node.id()));
        return Optional.empty();
    }

    @Override
    public Optional<Onward> label(LabelNode node) {
        transition.happened(new LabelsPut(now, node.id(), node.labels()));
        return to(node.next());
    }

    @Override
    public Optional<Onward> ruleset(RulesetNode node) {
        return transition
                .flow()
                .table(node)
                .decide(transition.environment())
                .outcome()
                .fold(reason -> fail(node, reason), decision -> {
                    transition.happened(new RulesetDecided(now, node.id(), decision));
                    return to(decision.exit().map(node.exits()::target).orElseGet(node::next));
                });
    }

    @Override
    public Optional<Onward> decisionTree(DecisionTreeNode node) {
        return node.tree().decide(transition.environment()).fold(reason -> fail(node, reason), decision -> {
            transition.happened(new TreeDecided(now, node.id(), decision));
            return to(node.exits().target(decision.exit()));
        });
    }

    @Override
    public Optional<Onward> variables(VariablesNode node) {
        return computed(node.variables()).fold(reason -> fail(node, reason), values -> {
            transition.happened(new VariablesSet(now, node.id(), values));
            return to(node.next());
        });
    }

    @Override
    public Optional<Onward> nip(NipNode node) {
        Nip.Recipient recipient = node.nip().recipient();
        Map<String, Expression> formulas = new LinkedHashMap<>();
        recipient.countryCode().ifPresent(formula -> formulas.put("countryCode", formula));
        recipient.phoneNumber().ifPresent(formula -> formulas.put("phoneNumber", formula));
        recipient.email().ifPresent(formula -> formulas.put("email", formula));
        return computed(formulas).fold(reason -> fail(node, node.onError(), reason), values -> {
            transition.happened(new NipOpened(now, node.id(), NipRecipient.of(values)));
            return Optional.empty();
        });
    }

    @Override
    public Optional<Onward> connector(ConnectorNode node) {
        return computed(node.connector().request())
                .fold(reason -> fail(node, node.onError(), reason), values -> ask(node, values));
    }

    /** A flow that was checked comes here with consent only; that it does is looked at all the same. */
    private Optional<Onward> ask(ConnectorNode node, Value.Context request) {
        if (!isPermitted(node)) {
            return fail(
                    node,
                    node.onError(),
                    "consent is missing: " + node.connector().service() + " must not be asked");
        }
        transition.happened(new ConnectorAsked(now, node.id(), request));
        transition.ask(Work.Call::new, node.id(), 1);
        return Optional.empty();
    }

    private boolean isPermitted(ConnectorNode node) {
        return node.connector()
                .consent()
                .filter(consent -> !transition.execution().data().consents().containsKey(consent))
                .isEmpty();
    }

    private Either<String, Value.Context> computed(Map<String, Expression> formulas) {
        Evaluation evaluation = new Evaluation(transition.environment());
        Map<String, Value> values = new LinkedHashMap<>();
        formulas.forEach((name, formula) -> values.put(name, evaluation.evaluate(formula)));
        return evaluation
                .failure()
                .<Either<String, Value.Context>>map(Either::left)
                .orElseGet(() -> Either.right(new Value.Context(values)));
    }
}
