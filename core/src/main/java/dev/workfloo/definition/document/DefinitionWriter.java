package dev.workfloo.definition.document;

import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import java.time.Duration;

/**
 * Writes a definition as a plain tree, in one way only: reading it gives the same definition, and two definitions are
 * equal exactly when their trees are.
 */
public final class DefinitionWriter {

    private DefinitionWriter() {}

    public static Value.Context write(WorkflooDefinition definition) {
        return new TreeWriter()
                .text("id", definition.id().hex())
                .text("name", definition.name())
                .text("expiresAfter", definition.expiresAfter().map(Duration::toString))
                .text("timeZone", definition.timeZone().getId())
                .text("start", definition.start().name())
                .list("nodes", definition.nodes(), NodeKind::write)
                .done();
    }

    /** As documents they are compared in order: the options of a field are offered in the order in which they stand. */
    public static boolean saySame(WorkflooDefinition one, WorkflooDefinition other) {
        return write(one).toString().equals(write(other).toString());
    }
}
