package dev.workfloo;

import java.util.Map;

/**
 * A refusal, given as an answer: what was asked cannot be done, and nothing was changed.
 *
 * <p>Each package seals its own problems under this interface, so that a caller can handle all that a use case may say.
 */
public interface Problem {

    /** What an adapter translates; one kind for each answer that a client can tell apart. */
    Kind kind();

    /** One sentence for a person. It carries no answers, no keys and no other personal data. */
    String message();

    /** What is wrong with each field, by the field's name; empty when the refusal is about no field. */
    default Map<String, String> fields() {
        return Map.of();
    }

    /**
     * Kind, message and fields, as {@code toString} of every problem has them, so that a left {@code Either} prints what is wrong:
     * {@code Left(FIELDS_MISSING: the answers do not fit the form: rfc {rfc=required})}.
     */
    default String inWords() {
        String sentence = kind() + ": " + message();
        return fields().isEmpty() || message().contains(fields().toString()) ? sentence : sentence + " " + fields();
    }

    /**
     * This refusal to be thrown, where a caller has no other way to handle it:
     *
     * <pre>{@code workfloo.executions().execute(command).getOrElseThrow(Problem::toException)}</pre>
     *
     * <p>{@code Either.get()} would throw something else, which tells nothing of it.
     */
    default Refusal toException() {
        return new Refusal(this);
    }

    enum Kind {
        FIELDS_MISSING,
        FIELDS_INVALID,
        UNKNOWN_DEFINITION,
        UNKNOWN_POOL,
        POOL_UNDECIDED,
        SCENARIO_REQUIRED,
        UNKNOWN_SCENARIO,
        UNKNOWN_EXECUTION,
        UNKNOWN_FILE,
        UNKNOWN_LINK,
        WRONG_STEP,
        ALREADY_FINISHED,
        NIP_REFUSED,
        OTP_REFUSED,
        TOKEN_REFUSED,
        PROVIDER_UNAVAILABLE,
        IDEMPOTENCY_KEY_REUSED,
        IDEMPOTENCY_KEY_IN_USE,
        UNKNOWN_VERSION,
        DEFINITION_REFUSED,
        ALREADY_PUBLISHED,
        KEY_NAME_TAKEN,
        UNKNOWN_KEY
    }
}
