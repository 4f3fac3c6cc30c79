package dev.workfloo.execution.document;

import dev.workfloo.document.TreeReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Decision;
import dev.workfloo.rule.decision.TreeDecision;
import java.util.List;

/** Writes what was decided, and reads it back. */
final class StoredDecision {

    private StoredDecision() {}

    /** All but the outputs, which are personal. */
    static Value.Context write(Decision decision) {
        return new TreeWriter()
                .text("exit", decision.exit())
                .texts("messages", decision.messages())
                .texts("labels", decision.labels())
                .list("rules", decision.rules(), Value::of)
                .done();
    }

    static Decision read(Value.Context decision, Value.Context outputs) {
        return new Decision(
                TreeReader.optionalText(decision, "exit"),
                TreeReader.texts(decision, "messages"),
                TreeReader.texts(decision, "labels"),
                outputs,
                TreeReader.integers(decision, "rules"));
    }

    static void write(TreeDecision decision, TreeWriter to) {
        to.text("exit", decision.exit()).list("steps", decision.steps(), StoredDecision::write);
    }

    private static Value write(TreeDecision.Step step) {
        return new TreeWriter()
                .text("name", step.name())
                .text("message", step.message())
                .flag("answer", step.answer())
                .done();
    }

    static TreeDecision read(Value.Context from) {
        List<TreeDecision.Step> steps =
                TreeReader.list(from, "steps").stream().map(step -> read(step)).toList();
        return new TreeDecision(TreeReader.text(from, "exit"), steps);
    }

    private static TreeDecision.Step read(Value value) {
        Value.Context step = (Value.Context) value;
        return new TreeDecision.Step(
                TreeReader.text(step, "name"),
                TreeReader.optionalText(step, "message"),
                TreeReader.flag(step, "answer"));
    }
}
