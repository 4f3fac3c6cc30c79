package dev.workfloo.http;

import dev.workfloo.Problem;

/** The contract's answer to each kind of refusal. */
final class Catalogue {

    private static final String NOT_THERE = "ELEMENT_NOT_EXIST_ERROR";
    private static final String STATE = "STATE_ERROR";
    private static final String IDEMPOTENCY = "IDEMPOTENCY_ERROR";

    static final String FORMAT = "FORMAT_ERROR";

    private Catalogue() {}

    static Answer answer(Problem problem) {
        return switch (problem.kind()) {
            case FIELDS_MISSING -> Answer.errors(400, "REQUIRED_FIELDS", problem.fields());
            case FIELDS_INVALID -> Answer.errors(400, FORMAT, problem.fields());
            case SCENARIO_REQUIRED -> Answer.error(400, NOT_THERE, "scenarioId not found");
            case UNKNOWN_SCENARIO -> Answer.error(404, NOT_THERE, "scenarioId not found");
            case UNKNOWN_DEFINITION -> Answer.error(404, NOT_THERE, "idWorkflooDefinition not found");
            case UNKNOWN_EXECUTION -> Answer.error(404, NOT_THERE, "id not found");
            case WRONG_STEP, ALREADY_FINISHED -> Answer.error(409, STATE, problem.message());
            case IDEMPOTENCY_KEY_REUSED -> Answer.error(422, IDEMPOTENCY, problem.message());
            case IDEMPOTENCY_KEY_IN_USE ->
                Answer.error(409, IDEMPOTENCY, problem.message()).later();
            case DEFINITION_REFUSED -> Answer.error(400, FORMAT, problem.message());
            case KEY_NAME_TAKEN -> Answer.error(409, STATE, problem.message());
            case UNKNOWN_KEY -> Answer.error(404, NOT_THERE, problem.message());
        };
    }
}
