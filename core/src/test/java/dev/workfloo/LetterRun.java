package dev.workfloo;

import static dev.workfloo.Fixtures.NOON;
import static dev.workfloo.Fixtures.aDefinitionId;
import static dev.workfloo.Fixtures.aField;
import static dev.workfloo.Fixtures.aFormNode;
import static dev.workfloo.Fixtures.aStart;
import static dev.workfloo.Fixtures.moved;
import static dev.workfloo.Fixtures.object;
import static dev.workfloo.Fixtures.published;
import static dev.workfloo.Fixtures.read;
import static dev.workfloo.Fixtures.saved;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An execution whose first form asks for a letter, which may be long, and whose other forms ask for a word each. */
public final class LetterRun {

    public static final NodeId LETTER = new NodeId("letter");

    /** In characters. */
    public static final int LONGEST = 20_000_000;

    private static final int WORDS = 6;

    private final Store store;
    private final CheckedFlow flow;
    private final Scope scope;
    private final ExecutionId id;

    private LetterRun(Store store, CheckedFlow flow, Progress started) {
        this.store = store;
        this.flow = flow;
        this.scope = started.execution().start().scope();
        this.id = started.execution().id();
        store.journal().start(started, Optional.empty());
    }

    /** Begun at the letter, and kept. */
    public static LetterRun begun(Store store, WorkspaceId workspace) {
        WorkflooDefinition definition = definition();
        CheckedFlow flow = CheckedFlow.published(definition);
        Started started = new Started(
                NOON,
                Fixtures.anExecutionId(),
                aStart(Scope.production(workspace.name()), published(store, workspace, definition)));
        return new LetterRun(store, flow, moved(Run.start(started, flow, Optional.empty())));
    }

    public static WorkflooDefinition definition() {
        List<Map<String, Object>> nodes = new ArrayList<>();
        nodes.add(aFormNode(LETTER.name(), "word1", aField("letter", "TEXT", "maxLength", LONGEST)));
        for (int i = 1; i <= WORDS; i++) {
            String next = i < WORDS ? "word" + (i + 1) : "";
            nodes.add(aFormNode("word" + i, next, aField("word", "TEXT", "required", true)));
        }
        return read(object(
                "id", aDefinitionId().hex(), "name", "A letter", "start", LETTER.name(), "nodes", List.copyOf(nodes)));
    }

    public ExecutionId id() {
        return id;
    }

    public Scope scope() {
        return scope;
    }

    /** As it is kept now. */
    public WorkflooExecution kept() {
        return store.executions().find(scope, id).orElseThrow();
    }

    /** The transition that this letter makes, which is not kept yet. */
    public Progress letter(Value.Text letter) {
        return answer("letter", letter);
    }

    /** The same for a word. */
    public Progress word(String word) {
        return answer("word", new Value.Text(word));
    }

    private Progress answer(String field, Value.Text text) {
        return moved(FormStep.of(new Run(kept(), flow, NOON))
                .flatMap(step -> step.answer(new Value.Context(Map.of(field, text)))));
    }

    /** Keeps the letter, and then a word at each other step, to the end. */
    public void toItsEnd(Value.Text letter) {
        save(letter(letter));
        for (int i = 1; i <= WORDS; i++) save(word("word " + i));
    }

    /** Keeps a transition, which nobody may have overtaken. */
    public void save(Progress progress) {
        if (!saved(store, progress)) throw new AssertionError("a transition was not kept");
    }

    /** The letter as the execution holds it now. */
    public Value.Text keptLetter() {
        return (Value.Text) kept().data().values().get(LETTER).get("letter");
    }
}
