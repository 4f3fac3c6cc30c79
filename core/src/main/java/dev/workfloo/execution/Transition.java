package dev.workfloo.execution;

import dev.workfloo.definition.CheckedFlow;
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
import dev.workfloo.definition.form.AnswersRefused;
import dev.workfloo.execution.ExecutionEvent.ConnectorAsked;
import dev.workfloo.execution.ExecutionEvent.Finished;
import dev.workfloo.execution.ExecutionEvent.FormAnswered;
import dev.workfloo.execution.ExecutionEvent.FormOpened;
import dev.workfloo.execution.ExecutionEvent.LabelsPut;
import dev.workfloo.execution.ExecutionEvent.NipOpened;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.ExecutionEvent.RulesetDecided;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionEvent.TreeDecided;
import dev.workfloo.execution.ExecutionEvent.VariablesSet;
import dev.workfloo.execution.ExecutionProblem.FormRefused;
import dev.workfloo.execution.ExecutionProblem.NothingToAnswer;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One transition while it is being made: it records events, asks for work outside, and runs through nodes that need nobody.
 * Whatever the clock says, nothing happens before what it follows; but what is to be done, whoever does it takes up by the clock.
 */
final class Transition {

    private final CheckedFlow flow;
    private final Instant clock;
    private final Instant now;
    private final Instant since;
    private final List<ExecutionEvent> events = new ArrayList<>();
    private final List<Work.Due> work = new ArrayList<>();
    private WorkflooExecution execution;
    private boolean failed;

    private Transition(WorkflooExecution execution, CheckedFlow flow, Instant clock) {
        this.execution = execution;
        this.flow = flow;
        this.clock = clock;
        this.since = execution.modifiedAt();
        this.now = clock.isBefore(since) ? since : clock;
    }

    static Transition begin(Started started, CheckedFlow flow) {
        Transition transition = new Transition(WorkflooExecution.startedBy(started), flow, started.at());
        transition.events.add(started);
        return transition;
    }

    static Transition from(WorkflooExecution execution, CheckedFlow flow, Instant clock) {
        return new Transition(execution, flow, clock);
    }

    /** What the clock says: by it waits are counted, and work is due. */
    Instant clock() {
        return clock;
    }

    /** When it happens. */
    Instant now() {
        return now;
    }

    Either<ExecutionProblem, Progress> enter(Node first, Optional<Value.Context> form) {
        run(Optional.of(first.id()));
        boolean isAnswered =
                form.filter(answers -> !answers.members().isEmpty()).isPresent();
        if (!isAnswered) return Either.right(progress());
        if (first instanceof FormNode node) return answer(node, form.get());
        return Either.left(new NothingToAnswer("form", FormNode.TYPE));
    }

    Either<ExecutionProblem, Progress> answer(FormNode node, Value.Context answers) {
        return node.form()
                .check(answers)
                .<ExecutionProblem>mapLeft(FormRefused::new)
                .flatMap(kept -> take(node, new FormAnswered(now, node.id(), kept)));
    }

    private Either<ExecutionProblem, Progress> take(FormNode node, FormAnswered answered) {
        Map<String, String> unreachable =
                new RecipientCheck(flow, node, environment(execution.after(answered))).refused();
        if (!unreachable.isEmpty()) return Either.left(new FormRefused(new AnswersRefused(unreachable)));
        happened(answered);
        run(node.next());
        return Either.right(progress());
    }

    Progress progress() {
        return new Progress(execution, events, work, since);
    }

    void happened(ExecutionEvent event) {
        events.add(event);
        execution = execution.after(event);
    }

    /** Asks for work outside, at once, for the visit at which the execution now stands. */
    void ask(Work.Kind kind, NodeId node, int turn) {
        ask(kind, node, turn, clock);
    }

    void ask(Work.Kind kind, NodeId node, int turn, Instant at) {
        int visit = execution.collected().visitsTo(node);
        work.add(new Work.Due(kind.of(execution.id(), node, visit, turn), at));
    }

    void abandon() {
        happened(new Finished(now, Outcome.ABANDONED));
    }

    /** Goes on behind a node, until a node stops or the flow ends; a checked flow has no way round that stops nowhere. */
    void run(Optional<NodeId> next) {
        Optional<Step> step = Optional.of(new Step(next));
        while (step.isPresent()) {
            Optional<NodeId> at = step.get().next();
            if (at.isEmpty()) {
                happened(new Finished(now, failed ? Outcome.ERROR : Outcome.SUCCESS));
                return;
            }
            step = flow.node(at.get()).fold(new Visit());
        }
    }

    /** Where the flow goes on at once; empty where it ends. */
    record Step(Optional<NodeId> next) {}

    private static Optional<Step> to(Optional<NodeId> next) {
        return Optional.of(new Step(next));
    }

    /** A node that cannot do its part ends the flow; what was gathered before stays as it was. */
    private Optional<Step> fail(Node node, String reason) {
        return to(failed(node, Optional.empty(), reason));
    }

    /** Says that a node failed, and where the flow goes on from there. */
    Optional<NodeId> failed(Node node, Optional<NodeId> onError, String reason) {
        happened(new NodeFailed(now, node.id(), reason));
        failed = onError.isEmpty();
        return onError;
    }

    private EvaluationContext environment() {
        return environment(execution);
    }

    private EvaluationContext environment(WorkflooExecution standing) {
        return flow.environment(standing.collected().values(), now);
    }

    /** Does what a node does when the flow comes to it, and says where the flow goes on; empty where it stops. */
    private final class Visit implements Node.Cases<Optional<Step>> {

        @Override
        public Optional<Step> form(FormNode node) {
            happened(new FormOpened(now, node.id()));
            return Optional.empty();
        }

        @Override
        public Optional<Step> label(LabelNode node) {
            happened(new LabelsPut(now, node.id(), node.labels()));
            return to(node.next());
        }

        @Override
        public Optional<Step> ruleset(RulesetNode node) {
            return flow.table(node).decide(environment()).outcome().fold(reason -> fail(node, reason), decision -> {
                happened(new RulesetDecided(now, node.id(), decision));
                return to(decision.exit().map(node.exits()::target).orElseGet(node::next));
            });
        }

        @Override
        public Optional<Step> decisionTree(DecisionTreeNode node) {
            return node.tree().decide(environment()).fold(reason -> fail(node, reason), decision -> {
                happened(new TreeDecided(now, node.id(), decision));
                return to(node.exits().target(decision.exit()));
            });
        }

        @Override
        public Optional<Step> variables(VariablesNode node) {
            return computed(node.variables()).fold(reason -> fail(node, reason), values -> {
                happened(new VariablesSet(now, node.id(), values));
                return to(node.next());
            });
        }

        @Override
        public Optional<Step> nip(NipNode node) {
            Nip.Recipient recipient = node.nip().recipient();
            Map<String, Expression> formulas = new LinkedHashMap<>();
            recipient.countryCode().ifPresent(formula -> formulas.put("countryCode", formula));
            recipient.phoneNumber().ifPresent(formula -> formulas.put("phoneNumber", formula));
            recipient.email().ifPresent(formula -> formulas.put("email", formula));
            return computed(formulas).fold(reason -> to(failed(node, node.onError(), reason)), values -> {
                happened(new NipOpened(now, node.id(), NipRecipient.of(values)));
                return Optional.empty();
            });
        }

        @Override
        public Optional<Step> connector(ConnectorNode node) {
            return computed(node.connector().request())
                    .fold(reason -> to(failed(node, node.onError(), reason)), values -> ask(node, values));
        }

        /** A flow that was checked comes here with consent only; that it does is looked at all the same. */
        private Optional<Step> ask(ConnectorNode node, Value.Context request) {
            if (!execution.isPermitted(node)) {
                return to(failed(
                        node,
                        node.onError(),
                        "consent is missing: " + node.connector().service() + " must not be asked"));
            }
            happened(new ConnectorAsked(now, node.id(), request));
            Transition.this.ask(Work.Kind.CALL, node.id(), 1);
            return Optional.empty();
        }

        private Either<String, Value.Context> computed(Map<String, Expression> formulas) {
            Evaluation evaluation = new Evaluation(environment());
            Map<String, Value> values = new LinkedHashMap<>();
            formulas.forEach((name, formula) -> values.put(name, evaluation.evaluate(formula)));
            return evaluation
                    .failure()
                    .<Either<String, Value.Context>>map(Either::left)
                    .orElseGet(() -> Either.right(new Value.Context(values)));
        }
    }
}
