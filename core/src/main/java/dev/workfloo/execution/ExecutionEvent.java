package dev.workfloo.execution;

import dev.workfloo.definition.NodeId;
import dev.workfloo.rule.Value;
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

    record Finished(Instant at, Outcome outcome) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.finished(this);
        }
    }
}
