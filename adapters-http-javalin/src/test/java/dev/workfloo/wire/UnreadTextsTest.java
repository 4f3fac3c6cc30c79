package dev.workfloo.wire;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.DocumentText;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.FormEvent.FormAnswered;
import dev.workfloo.execution.FormEvent.FormOpened;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.StatusCallback;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.document.EventDocument;
import dev.workfloo.execution.document.ExecutionDocument;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.LetterRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A long text that a step took is read by whoever shows it, and by nobody else. */
class UnreadTextsTest {

    private static final CheckedFlow FLOW = CheckedFlow.published(LetterRun.definition());

    private final List<DocumentReference> read = new ArrayList<>();
    private final Value.Text letter = DocumentText.taken(
            new DocumentReference(
                    new DocumentId("a".repeat(24)), "Carta de Ana", "text/plain", 10 << 20, "0".repeat(64)),
            new DocumentText.Source("an execution", (document, bytes) -> {
                read.add(document);
                throw new UnsupportedOperationException("nobody may look");
            }));

    private final WorkflooExecution before =
            LetterRun.begun(new MemoryStore(), aWorkspace()).kept();
    private final ExecutionEvent answered =
            new FormAnswered(NOON, LetterRun.LETTER, new Value.Context(Map.of("letter", letter)));
    private final WorkflooExecution execution = before.after(answered).after(new FormOpened(NOON, new NodeId("word1")));

    private Progress nextStep() {
        return FormStep.of(new Run(execution, FLOW, NOON))
                .flatMap(step -> step.answer(Value.Context.of(Map.of("word", "next"))))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    @Test
    void aStatusDoesNotShowIt() {
        String status = StatusBody.of(execution, FLOW).toString();

        assertFalse(status.contains("Ana"), status);
        assertEquals(List.of(), read);
    }

    @Test
    void aLaterStepDoesNotReadIt() {
        Progress next = nextStep();

        StatusCallback.Kind.of(next);
        EventDocument.write(next.events());
        ExecutionDocument.write(next.execution());
        assertEquals(next.execution(), nextStep().execution());
        assertEquals(next.execution().hashCode(), nextStep().execution().hashCode());
        assertEquals(List.of(), read);
    }

    @Test
    void whatShowsItReadsIt() {
        assertThrows(UnsupportedOperationException.class, () -> JsonWriter.bytes(((FormAnswered) answered).answers()));
        assertEquals(1, read.size());
    }
}
