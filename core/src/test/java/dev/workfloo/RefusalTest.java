package dev.workfloo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.definition.form.AnswersRefused;
import io.vavr.control.Either;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void saysWhatTheProblemSays() {
        Either<WorkflooProblem, String> refused = Either.left(WorkflooProblem.UNKNOWN_EXECUTION);

        Refusal thrown = assertThrows(Refusal.class, () -> refused.getOrElseThrow(Problem::toException));

        assertSame(WorkflooProblem.UNKNOWN_EXECUTION, thrown.problem());
        assertEquals(
                "UNKNOWN_EXECUTION: no execution of this id lives in this workspace and environment",
                thrown.getMessage());
    }

    /** {@code Either.get()} says nothing; who prints the left one sees what is wrong. */
    @Test
    void aLeftOnePrintsWhatIsWrong() {
        Either<Problem, String> refused = Either.left(new AnswersRefused(Map.of("rfc", AnswersRefused.REQUIRED)));

        assertEquals("Left(FIELDS_MISSING: the answers do not fit the form: rfc {rfc=required})", refused.toString());
    }

    @Test
    void saysWhatIsWrongWithEachField() {
        Refusal thrown = new AnswersRefused(Map.of("income", "must be a number")).toException();

        assertEquals(
                "FIELDS_INVALID: the answers do not fit the form: income {income=must be a number}",
                thrown.getMessage());
    }
}
