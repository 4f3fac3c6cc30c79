package dev.workfloo.application.port.in;

import dev.workfloo.Problem;
import dev.workfloo.PublishedVersion;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.pool.Pool;
import dev.workfloo.definition.pool.PoolVersion;
import dev.workfloo.document.Finding;
import dev.workfloo.execution.ExecutionProblem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why a use case does not do what was asked. What callers tell apart is a type; of the rest, kind and message say it all. */
public sealed interface WorkflooProblem extends Problem {

    /** No definition of this id has a published version in the workspace. */
    WorkflooProblem UNKNOWN_DEFINITION =
            new Stated(Kind.UNKNOWN_DEFINITION, "the workspace has no published definition of this id");

    /** No pool of this id has a published version in the workspace. */
    WorkflooProblem UNKNOWN_POOL = new Stated(Kind.UNKNOWN_POOL, "the workspace has no published pool of this id");

    /** No condition of the pool holds now, and it has no default. */
    WorkflooProblem NOTHING_CHOSEN = new Stated(
            Kind.UNKNOWN_DEFINITION, "no condition of the pool holds, and it has no default: nothing is executed");

    /** A sandbox execution follows a scenario, and none was named. */
    WorkflooProblem SCENARIO_REQUIRED = new Stated(Kind.SCENARIO_REQUIRED, "a sandbox execution needs a scenario");

    WorkflooProblem UNKNOWN_SCENARIO = new Stated(Kind.UNKNOWN_SCENARIO, "the definition has no scenario of this id");

    WorkflooProblem UNKNOWN_EXECUTION =
            new Stated(Kind.UNKNOWN_EXECUTION, "no execution of this id lives in this workspace and environment");

    /** The node is not there, was not come to, or has no file of this name. */
    WorkflooProblem UNKNOWN_FILE = new Stated(Kind.UNKNOWN_FILE, "the node has no file of this name");

    /** The execution has no link of this id. */
    WorkflooProblem UNKNOWN_LINK = new Stated(Kind.UNKNOWN_LINK, "the execution has no link of this id");

    WorkflooProblem IDEMPOTENCY_KEY_REUSED = new Stated(
            Kind.IDEMPOTENCY_KEY_REUSED,
            "this Idempotency-Key was used with another payload: use a new key for a new request");

    /** Another request with this idempotency key is still being worked. */
    WorkflooProblem IDEMPOTENCY_KEY_IN_USE = new Stated(
            Kind.IDEMPOTENCY_KEY_IN_USE,
            "a request with this Idempotency-Key is still being worked: repeat it later to get its answer");

    /** Something that must be given was not. */
    static WorkflooProblem fieldRequired(String field) {
        return new Stated(Kind.FIELDS_MISSING, field + " is required", Map.of(field, "required"));
    }

    /** A link cannot open for so long, or so short. */
    static WorkflooProblem linkLifeRefused(String why) {
        return new Stated(Kind.FIELDS_INVALID, "expiresIn " + why, Map.of("expiresIn", why));
    }

    /** What is searched for in these fields cannot be: it is too short, or there is too much of it. */
    static WorkflooProblem searchRefused(Map<String, String> fields) {
        return new Stated(Kind.FIELDS_INVALID, "there is no search for this in " + fields.keySet(), fields);
    }

    /** The definition has no version of this number. */
    static WorkflooProblem unknownVersion(DefinitionVersion version, DefinitionVersion current) {
        return unknownVersion("definition", version, current);
    }

    /** The pool has no version of this number. */
    static WorkflooProblem unknownVersion(PoolVersion version, PoolVersion current) {
        return unknownVersion("pool", version, current);
    }

    private static WorkflooProblem unknownVersion(String kind, PublishedVersion version, PublishedVersion current) {
        return new Stated(
                Kind.UNKNOWN_VERSION,
                kind + " " + version.hex() + " has no version " + version.number() + ": its versions are 1 to "
                        + current.number());
    }

    /** The current version says this already. */
    static WorkflooProblem alreadyCurrent(PublishedVersion current) {
        return new Stated(Kind.ALREADY_PUBLISHED, "version " + current.number() + " is current, and says this already");
    }

    /** A problem of which nothing but this is known. */
    record Stated(Kind kind, String message, Map<String, String> fields) implements WorkflooProblem {
        Stated(Kind kind, String message) {
            this(kind, message, Map.of());
        }

        @Override
        public String toString() {
            return inWords();
        }
    }

    /** An earlier version says this, and another has followed it. */
    record SaidBefore(PublishedVersion said, PublishedVersion current) implements WorkflooProblem {
        @Override
        public Kind kind() {
            return Kind.ALREADY_PUBLISHED;
        }

        @Override
        public String message() {
            return "version " + said.number() + " says this already, and version " + current.number()
                    + " has followed it";
        }

        @Override
        public String toString() {
            return inWords();
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

        @Override
        public String toString() {
            return inWords();
        }
    }

    /** A condition of the pool says neither yes nor no: whoever starts from it cannot mend that, whoever publishes it can. */
    record PoolUndecided(PoolVersion pool, Pool.Failure failure) implements WorkflooProblem {
        @Override
        public Kind kind() {
            return Kind.POOL_UNDECIDED;
        }

        @Override
        public String message() {
            return "pool " + pool.hex() + ", version " + pool.number() + ", condition " + (failure.entry() + 1) + ": "
                    + failure.why();
        }

        @Override
        public String toString() {
            return inWords();
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

        @Override
        public String toString() {
            return inWords();
        }
    }
}
