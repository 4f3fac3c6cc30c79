package dev.workfloo.execution;

import dev.workfloo.Problem;
import dev.workfloo.definition.AnswersRefused;
import dev.workfloo.definition.NodeId;
import java.util.Map;

/** Why an execution does not move. */
public sealed interface ExecutionProblem extends Problem {

    /** A step was called that the execution does not stand at; also what the loser of two simultaneous calls is told. */
    record WrongStep(String type, NodeId node) implements ExecutionProblem {
        @Override
        public Kind kind() {
            return Kind.WRONG_STEP;
        }

        @Override
        public String message() {
            return "the workfloo waits at " + type + " " + node;
        }
    }

    record AlreadyFinished() implements ExecutionProblem {
        @Override
        public Kind kind() {
            return Kind.ALREADY_FINISHED;
        }

        @Override
        public String message() {
            return "the workfloo had already finished";
        }
    }

    record FormRefused(AnswersRefused refused) implements ExecutionProblem {
        @Override
        public Kind kind() {
            return refused.kind();
        }

        @Override
        public String message() {
            return refused.message();
        }

        @Override
        public Map<String, String> fields() {
            return refused.fields();
        }
    }

    /** Answers came with the start of a flow that does not begin by asking for them. */
    record NothingToAnswer(String field, String type) implements ExecutionProblem {
        @Override
        public Kind kind() {
            return Kind.FIELDS_INVALID;
        }

        @Override
        public String message() {
            return "the workfloo does not begin with a " + type;
        }

        @Override
        public Map<String, String> fields() {
            return Map.of(field, message());
        }
    }
}
