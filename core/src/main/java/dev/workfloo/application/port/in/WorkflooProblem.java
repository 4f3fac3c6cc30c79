package dev.workfloo.application.port.in;

import dev.workfloo.Problem;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.Finding;
import dev.workfloo.execution.ExecutionProblem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why a use case does not do what was asked. */
public sealed interface WorkflooProblem extends Problem {

    /** Something that must be given was not. */
    record FieldRequired(String field) implements WorkflooProblem {
        @Override
        public Kind kind() {
            return Kind.FIELDS_MISSING;
        }

        @Override
        public String message() {
            return field + " is required";
        }

        @Override
        public Map<String, String> fields() {
            return Map.of(field, "required");
        }
    }

    /** No definition of this id has a published version in the workspace. */
    record UnknownDefinition() implements WorkflooProblem {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN_DEFINITION;
        }

        @Override
        public String message() {
            return "the workspace has no published definition of this id";
        }
    }

    /** The definition has no version of this number. */
    record UnknownVersion(DefinitionVersion version, DefinitionVersion current) implements WorkflooProblem {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN_VERSION;
        }

        @Override
        public String message() {
            return "definition " + version.definition() + " has no version " + version.number()
                    + ": its versions are 1 to " + current.number();
        }
    }

    /** The current version says this already. */
    record AlreadyCurrent(DefinitionVersion current) implements WorkflooProblem {
        @Override
        public Kind kind() {
            return Kind.ALREADY_PUBLISHED;
        }

        @Override
        public String message() {
            return "version " + current.number() + " is current, and says this already";
        }
    }

    /** An earlier version says this, and another has followed it. */
    record SaidBefore(DefinitionVersion said, DefinitionVersion current) implements WorkflooProblem {
        @Override
        public Kind kind() {
            return Kind.ALREADY_PUBLISHED;
        }

        @Override
        public String message() {
            return "version " + said.number() + " says this already, and version " + current.number()
                    + " has followed it";
        }
    }

    /** A sandbox execution follows a scenario, and none was named. */
    record ScenarioRequired() implements WorkflooProblem {
        @Override
        public Kind kind() {
            return Kind.SCENARIO_REQUIRED;
        }

        @Override
        public String message() {
            return "a sandbox execution needs a scenario";
        }
    }

    /** The definition has no scenario of this id. */
    record UnknownScenario() implements WorkflooProblem {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN_SCENARIO;
        }

        @Override
        public String message() {
            return "the definition has no scenario of this id";
        }
    }

    /** No execution of this id lives in this workspace and environment. */
    record UnknownExecution() implements WorkflooProblem {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN_EXECUTION;
        }

        @Override
        public String message() {
            return "no execution of this id lives in this workspace and environment";
        }
    }

    /** The idempotency key came with another payload before. */
    record IdempotencyKeyReused() implements WorkflooProblem {
        @Override
        public Kind kind() {
            return Kind.IDEMPOTENCY_KEY_REUSED;
        }

        @Override
        public String message() {
            return "this Idempotency-Key was used with another payload: use a new key for a new request";
        }
    }

    /** Another request with this idempotency key is still being worked. */
    record IdempotencyKeyInUse() implements WorkflooProblem {
        @Override
        public Kind kind() {
            return Kind.IDEMPOTENCY_KEY_IN_USE;
        }

        @Override
        public String message() {
            return "a request with this Idempotency-Key is still being worked: repeat it later to get its answer";
        }
    }

    /** The document cannot be published; at least one finding is an error. */
    record DefinitionRefused(List<Finding> findings) implements WorkflooProblem {

        public DefinitionRefused {
            findings = List.copyOf(findings);
        }

        @Override
        public Kind kind() {
            return Kind.DEFINITION_REFUSED;
        }

        @Override
        public String message() {
            return findings.stream().map(Finding::toString).collect(Collectors.joining("; "));
        }
    }

    /** The execution itself refuses. */
    record Refused(ExecutionProblem problem) implements WorkflooProblem {
        @Override
        public Kind kind() {
            return problem.kind();
        }

        @Override
        public String message() {
            return problem.message();
        }

        @Override
        public Map<String, String> fields() {
            return problem.fields();
        }
    }
}
