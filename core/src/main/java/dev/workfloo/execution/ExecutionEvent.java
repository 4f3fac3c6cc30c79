package dev.workfloo.execution;

import dev.workfloo.definition.NodeId;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Decision;
import dev.workfloo.rule.decision.TreeDecision;
import java.time.Instant;
import java.util.List;
import org.jmolecules.event.annotation.DomainEvent;

/** Something that happened to an execution. */
@DomainEvent
public sealed interface ExecutionEvent {

    Instant at();

    <R> R fold(Cases<R> cases);

    interface Cases<R> {
        R started(Started event);

        R formOpened(FormOpened event);

        R formAnswered(FormAnswered event);

        R labelsPut(LabelsPut event);

        R rulesetDecided(RulesetDecided event);

        R treeDecided(TreeDecided event);

        R variablesSet(VariablesSet event);

        R nodeFailed(NodeFailed event);

        R finished(Finished event);
    }

    record Started(Instant at, ExecutionId id, Start start) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.started(this);
        }
    }

    record FormOpened(Instant at, NodeId node) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.formOpened(this);
        }
    }

    record FormAnswered(Instant at, NodeId node, Value.Context answers) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.formAnswered(this);
        }
    }

    record LabelsPut(Instant at, NodeId node, List<String> labels) implements ExecutionEvent {
        public LabelsPut {
            labels = List.copyOf(labels);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.labelsPut(this);
        }
    }

    record RulesetDecided(Instant at, NodeId node, Decision decision) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.rulesetDecided(this);
        }
    }

    record TreeDecided(Instant at, NodeId node, TreeDecision decision) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.treeDecided(this);
        }
    }

    record VariablesSet(Instant at, NodeId node, Value.Context values) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.variablesSet(this);
        }
    }

    /** A node could not do its part, and the execution ends; the reason is for people, and tells nothing personal. */
    record NodeFailed(Instant at, NodeId node, String reason) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nodeFailed(this);
        }
    }

    record Finished(Instant at, Outcome outcome) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.finished(this);
        }
    }
}
