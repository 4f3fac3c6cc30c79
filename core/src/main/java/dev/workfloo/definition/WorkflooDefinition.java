package dev.workfloo.definition;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;

/**
 * A flow as its author wrote it down. It has the right form and may still be wrong: {@code FlowCheck} tells.
 *
 * @param expiresAfter how long an execution may take before it is given up; empty for no limit
 * @param timeZone the zone in which rules read today's date
 */
@AggregateRoot
public record WorkflooDefinition(
        @Identity DefinitionId id,
        String name,
        Optional<Duration> expiresAfter,
        ZoneId timeZone,
        NodeId start,
        List<Node> nodes) {

    public WorkflooDefinition {
        nodes = List.copyOf(nodes);
    }

    /** Whether this is a file that a node of the flow makes, so that nobody can send another one. */
    public boolean makes(FieldReference file) {
        return nodes.stream()
                .filter(node -> node.id().equals(file.node()) && node instanceof DocumentNode)
                .flatMap(node -> ((DocumentNode) node).request().asked(file.field()).stream())
                .anyMatch(field -> field.sourcePdfNodeId().isPresent());
    }

    /**
     * What is published of it: the same, with the limits that count where it names none. Versions of earlier releases have none
     * there.
     */
    public WorkflooDefinition withUsualLimits() {
        List<Node> limited = nodes.stream()
                .map(node -> node instanceof FormNode form ? form.withUsualLengths() : node)
                .toList();
        return new WorkflooDefinition(id, name, expiresAfter, timeZone, start, limited);
    }
}
