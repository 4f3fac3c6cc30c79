package dev.workfloo.execution;

import dev.workfloo.definition.NodeId;
import dev.workfloo.rule.Value;
import java.time.Instant;

/** Something that happened where a person fills a form. */
public sealed interface FormEvent extends ExecutionEvent.NodeEvent {

    <R> R fold(Cases<R> cases);

    @Override
    default <R> R fold(Families<R> families) {
        return families.form(this);
    }

    interface Cases<R> {
        R formOpened(FormOpened event);

        R formAnswered(FormAnswered event);
    }

    record FormOpened(Instant at, NodeId node) implements FormEvent {
        @Override
        public Meaning meaning() {
            return Meaning.noStep(Visit.OPENS, Status.NEEDS_PERSON);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            ExecutionData visited = before.data().visited(node);
            return before.moved(new Position.AwaitingForm(node, visited.visitsTo(node)), visited, at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.formOpened(this);
        }
    }

    record FormAnswered(Instant at, NodeId node, Value.Context answers) implements FormEvent {
        @Override
        public Meaning meaning() {
            return Meaning.step(Step.FORM, Visit.GOES_ON, Status.ADVANCES);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return before.gathered(before.data().with(node, answers), at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.formAnswered(this);
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "FormAnswered[" + node + "]";
        }
    }
}
