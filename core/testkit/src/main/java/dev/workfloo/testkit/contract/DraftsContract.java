package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.person.Drafts;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.person.StepDraft;
import dev.workfloo.testkit.contract.fixture.Applications;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do with what persons have typed at a step that was not taken yet. */
abstract class DraftsContract {

    private static final Map<String, String> TYPED =
            Map.of("first_name", "Ñandú 😀 \u0000 \"", "references[0].name", "EVA", "empty", "");

    /** A store; all tests of a class may share one. */
    abstract Store store();

    @BeforeEach
    void onlyWhereDraftsAreKept() {
        assumeFalse(drafts() == Drafts.NONE, "this store keeps no drafts");
    }

    private Drafts drafts() {
        return store().drafts();
    }

    private WorkflooExecution standing(ExecutionId id) {
        return store().executions().find(id).orElseThrow();
    }

    private static StepDraft draft(WorkflooExecution standing, Map<String, String> texts) {
        return new StepDraft(ExpectedStep.of(standing.position()), texts);
    }

    @Test
    void findsADraftAsItWasTyped() {
        ExecutionId id = new Applications(store()).begun();
        StepDraft draft = draft(standing(id), TYPED);

        boolean kept = drafts().keep(draft, standing(id));

        assertTrue(kept);
        assertEquals(Optional.of(draft), drafts().find(id));
        assertEquals(Optional.empty(), drafts().find(anExecutionId()));
    }

    @Test
    void keepsTheLatestAlone() {
        ExecutionId id = new Applications(store()).begun();
        drafts().keep(draft(standing(id), TYPED), standing(id));
        StepDraft next = draft(standing(id), Map.of("first_name", "ANA"));

        drafts().keep(next, standing(id));

        assertEquals(Optional.of(next), drafts().find(id));
    }

    @Test
    void erasesItWithTheStepThatIsTaken() {
        Applications applications = new Applications(store());
        ExecutionId id = applications.begun();
        ExecutionId other = applications.begun();
        drafts().keep(draft(standing(id), TYPED), standing(id));
        drafts().keep(draft(standing(other), TYPED), standing(other));

        applications.answerFirst(id);

        assertEquals(Optional.empty(), drafts().find(id));
        assertTrue(drafts().find(other).isPresent());
    }

    @Test
    void keepsNoneAtAStepThatWasTakenMeanwhile() {
        Applications applications = new Applications(store());
        ExecutionId id = applications.begun();
        WorkflooExecution before = standing(id);
        applications.answerFirst(id);

        boolean kept = drafts().keep(draft(before, TYPED), before);

        assertFalse(kept);
        assertEquals(Optional.empty(), drafts().find(id));
    }

    @Test
    void forgetsADraft() {
        ExecutionId id = new Applications(store()).begun();
        drafts().keep(draft(standing(id), TYPED), standing(id));

        drafts().forget(id);

        assertEquals(Optional.empty(), drafts().find(id));
        assertEquals(NOON, standing(id).modifiedAt());
    }
}
