package dev.workfloo.execution;

import dev.workfloo.definition.NodeId;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What an execution did at a node on its latest visit.
 *
 * @param created when the flow came to the node
 * @param modified when something last happened there
 * @param latest what last happened there
 * @param explanation why, where something was decided
 */
@ValueObject
public record NodeRecord(
        NodeId node, Instant created, Instant modified, ExecutionEvent latest, Optional<Explanation> explanation) {}
