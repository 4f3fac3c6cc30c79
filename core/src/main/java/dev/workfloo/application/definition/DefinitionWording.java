package dev.workfloo.application.definition;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionWriter;

/**
 * A definition as its author wrote it, and as it is published. A version of an earlier release that has the author's words
 * says the same: it keeps what it said, and nobody who publishes it again undoes what has followed it.
 */
record DefinitionWording(WorkflooDefinition written, WorkflooDefinition published)
        implements Edition<DefinitionId, WorkflooDefinition> {

    static DefinitionWording of(WorkflooDefinition written) {
        return new DefinitionWording(written, written.withUsualLimits());
    }

    @Override
    public DefinitionId id() {
        return published.id();
    }

    @Override
    public boolean isSaidBy(WorkflooDefinition version) {
        return DefinitionWriter.saySame(version, published) || DefinitionWriter.saySame(version, written);
    }
}
