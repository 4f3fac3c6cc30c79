package dev.workfloo.execution.history;

import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.explanation.Explanation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What an execution did at a node on its latest visit.
 *
 * @param created when the flow came to the node
 * @param modified when something last happened there
 * @param events what happened there, the oldest first
 * @param explanation why, where something was decided
 */
@ValueObject
public record NodeRecord(
        NodeId node, Instant created, Instant modified, List<NodeEvent> events, Optional<Explanation> explanation) {

    public NodeRecord {
        events = List.copyOf(events);
    }

    /**
     * Why it was decided so, in words for people, such as {@code policy: approved, as bureau.score 712 is >= 620}; empty where nothing
     * was. It tells what was read, as {@link Explanation#inWords}.
     */
    public Optional<String> why() {
        return explanation.map(why -> {
            String exit = events.stream()
                    .flatMap(event -> event.exit().stream())
                    .findFirst()
                    .orElse("decided");
            String words = why.inWords();
            return node + ": " + exit + (words.isEmpty() ? "" : ", as " + words);
        });
    }

    NodeRecord with(NodeEvent event) {
        List<NodeEvent> more = new ArrayList<>(events);
        more.add(event);
        return new NodeRecord(node, created, event.at(), more, explanation);
    }
}
