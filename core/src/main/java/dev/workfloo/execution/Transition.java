package dev.workfloo.execution;

import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.Node.DecisionTreeNode;
import dev.workfloo.definition.Node.FormNode;
import dev.workfloo.definition.Node.LabelNode;
import dev.workfloo.definition.Node.RulesetNode;
import dev.workfloo.definition.Node.VariablesNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionEvent.Finished;
import dev.workfloo.execution.ExecutionEvent.FormAnswered;
import dev.workfloo.execution.ExecutionEvent.FormOpened;
import dev.workfloo.execution.ExecutionEvent.LabelsPut;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.ExecutionEvent.RulesetDecided;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionEvent.TreeDecided;
import dev.workfloo.execution.ExecutionEvent.VariablesSet;
import dev.workfloo.execution.ExecutionProblem.FormRefused;
import dev.workfloo.execution.ExecutionProblem.NothingToAnswer;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Environment;
import dev.workfloo.rule.expression.Evaluation;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One transition while it is being made: it records events and runs through nodes that need nobody. */
final class Transition {

    private final CheckedFlow flow;
    private final Instant now;
    private final List<ExecutionEvent> events = new ArrayList<>();
    private WorkflooExecution execution;
    private boolean failed;

    private Transition(WorkflooExecution execution, CheckedFlow flow, Instant now) {
        this.execution = execution;
        this.flow = flow;
        this.now = now;
    }

    static Transition begin(Started started, CheckedFlow flow) {
        Transition transition = new Transition(WorkflooExecution.startedBy(started), flow, started.at());
        transition.events.add(started);
        return transition;
    }

    static Transition from(WorkflooExecution execution, CheckedFlow flow, Instant now) {
        return new Transition(execution, flow, now);
    }

    Either<ExecutionProblem, Progress> enter(Node first, Optional<Value.Context> form) {
        run(Optional.of(first.id()));
        if (form.isEmpty()) return Either.right(progress());
        if (first instanceof FormNode node) return answer(node, form.get());
        return form.get().members().isEmpty()
                ? Either.right(progress())
                : Either.left(new NothingToAnswer("form", FormNode.TYPE));
    }

    Either<ExecutionProblem, Progress> answer(FormNode node, Value.Context answers) {
        return node.form()
                .check(answers)
                .<ExecutionProblem>mapLeft(FormRefused::new)
                .map(kept -> {
                    happened(new FormAnswered(now, node.id(), kept));
                    run(node.next());
                    return progress();
                });
    }

    private Progress progress() {
        return new Progress(execution, events);
    }

    private void happened(ExecutionEvent event) {
        events.add(event);
        execution = execution.after(event);
    }

    /** Runs on until a node waits or the flow ends; a checked flow has no way round that waits for nobody. */
    private void run(Optional<NodeId> next) {
        Optional<NodeId> at = next;
        boolean waits = false;
        while (at.isPresent() && !waits) {
            Node node = flow.node(at.get());
            at = node.fold(new Visit());
            waits = node.waits();
        }
        if (!waits) happened(new Finished(now, failed ? Outcome.ERROR : Outcome.SUCCESS));
    }

    /** A node that cannot do its part ends the flow; what was gathered before stays as it was. */
    private Optional<NodeId> fail(Node node, String reason) {
        happened(new NodeFailed(now, node.id(), reason));
        failed = true;
        return Optional.empty();
    }

    private Environment environment() {
        return flow.environment(execution.collected().values(), now);
    }

    /** Does what a node does when the flow comes to it, and says where the flow goes on. */
    private final class Visit implements Node.Cases<Optional<NodeId>> {

        @Override
        public Optional<NodeId> form(FormNode node) {
            happened(new FormOpened(now, node.id()));
            return node.next();
        }

        @Override
        public Optional<NodeId> label(LabelNode node) {
            happened(new LabelsPut(now, node.id(), node.labels()));
            return node.next();
        }

        @Override
        public Optional<NodeId> ruleset(RulesetNode node) {
            return flow.table(node).decide(environment()).outcome().fold(reason -> fail(node, reason), decision -> {
                happened(new RulesetDecided(now, node.id(), decision));
                return decision.exit().map(node.exits()::target).orElseGet(node::next);
            });
        }

        @Override
        public Optional<NodeId> decisionTree(DecisionTreeNode node) {
            return node.tree().decide(environment()).fold(reason -> fail(node, reason), decision -> {
                happened(new TreeDecided(now, node.id(), decision));
                return node.exits().target(decision.exit());
            });
        }

        @Override
        public Optional<NodeId> variables(VariablesNode node) {
            Evaluation evaluation = new Evaluation(environment());
            Map<String, Value> values = new LinkedHashMap<>();
            node.variables().forEach((name, formula) -> values.put(name, evaluation.evaluate(formula)));
            return evaluation.failure().map(reason -> fail(node, reason)).orElseGet(() -> {
                happened(new VariablesSet(now, node.id(), new Value.Context(values)));
                return node.next();
            });
        }
    }
}
