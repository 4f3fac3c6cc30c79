package dev.workfloo.http.operation;

import dev.workfloo.Problem;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.execution.ExecutionProblem.TokenRefused;
import dev.workfloo.execution.nip.NipVerdict;
import java.util.Map;

/** The contract's answer to each kind of refusal. */
final class RefusalAnswers {

    private static final String NOT_THERE = "ELEMENT_NOT_EXIST_ERROR";
    private static final String STATE = "STATE_ERROR";
    private static final String IDEMPOTENCY = "IDEMPOTENCY_ERROR";
    private static final String NIP = "NIP_ERROR";

    private RefusalAnswers() {}

    static Answer answer(Problem problem) {
        return switch (problem.kind()) {
            case FIELDS_MISSING -> Answer.errors(400, "REQUIRED_FIELDS", problem.fields());
            case FIELDS_INVALID -> Answer.wrongFields(problem.fields());
            case SCENARIO_REQUIRED -> Answer.error(400, NOT_THERE, "scenarioId not found");
            case UNKNOWN_SCENARIO -> Answer.error(404, NOT_THERE, "scenarioId not found");
            case UNKNOWN_DEFINITION -> Answer.error(404, NOT_THERE, "idWorkflooDefinition not found");
            case UNKNOWN_POOL -> Answer.error(404, NOT_THERE, "idPoolDefinition not found");
            // Nothing that the client can mend: an incident, which the log tells with its reason.
            case POOL_UNDECIDED -> throw new IllegalStateException(problem.message());
            case UNKNOWN_EXECUTION -> Answer.error(404, NOT_THERE, "id not found");
            case UNKNOWN_FILE -> Answer.error(404, NOT_THERE, "name not found");
            case UNKNOWN_LINK -> Answer.error(404, NOT_THERE, "linkId not found");
            case WRONG_STEP, ALREADY_FINISHED -> Answer.error(409, STATE, problem.message());
            case NIP_REFUSED -> Answer.errors(400, NIP, problem.fields(), problem.message());
            case OTP_REFUSED -> Answer.refused(problem.message());
            case TOKEN_REFUSED -> Answer.mistyped(problem.message(), 0);
            case PROVIDER_UNAVAILABLE -> Answer.unavailable();
            case IDEMPOTENCY_KEY_REUSED -> Answer.error(422, IDEMPOTENCY, problem.message());
            case IDEMPOTENCY_KEY_IN_USE ->
                Answer.error(409, IDEMPOTENCY, problem.message()).later();
            case DEFINITION_REFUSED -> Answer.malformed(400, problem.message());
            case KEY_NAME_TAKEN, ALREADY_PUBLISHED -> Answer.error(409, STATE, problem.message());
            case UNKNOWN_KEY, UNKNOWN_VERSION -> Answer.error(404, NOT_THERE, problem.message());
        };
    }

    /** The same where the contract has no 409: for codes. What is still being worked can be asked for again. */
    static Answer answerWithoutConflict(Problem problem) {
        Answer answer = answer(problem);
        if (problem.kind() == Problem.Kind.IDEMPOTENCY_KEY_IN_USE) return answer.as(503);
        return answer.status() == 409 ? answer.as(403) : answer;
    }

    /** The same where a one-time code is awaited: what is about the step or the code is told in one sentence. */
    static Answer answerToToken(WorkflooProblem problem) {
        if (problem instanceof Refused refused && refused.problem() instanceof TokenRefused token) {
            return Answer.mistyped(token.message(), token.left());
        }
        Answer answer = answerWithoutConflict(problem);
        return answer.status() == 403 ? Answer.refused(problem.message()) : answer;
    }

    /** A wrong code counts, and yet is an error on the wire. */
    static Answer wrong(NipVerdict verdict) {
        int left = verdict.attemptsLeft();
        Map<String, String> errors = Map.of("nip", "incorrect");
        return left > 0
                ? Answer.errors(400, NIP, errors, left + " attempts left")
                : Answer.errors(403, NIP, errors, "no attempts left");
    }
}
