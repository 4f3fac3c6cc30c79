package dev.workfloo.execution.history;

import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ConnectorEvent.ConnectorFailed;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.ReviewEvent.FieldsSentBack;
import dev.workfloo.execution.ReviewEvent.ReviewDecided;
import dev.workfloo.execution.explanation.Explanation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
     * Why it went so here, a line for each call that gave no answer, for the decision, for what each reviewer decided, and for the
     * failure of the node, where there was one. It tells what was read, as {@link Explanation#inWords}.
     *
     * @param hidden what services must not be heard to say
     */
    public List<String> why(SensitivePast hidden) {
        Stream<String> told = events.stream().flatMap(event -> told(event, hidden).stream());
        return Stream.concat(decision().stream(), told)
                .map(line -> node + ": " + line)
                .toList();
    }

    private Optional<String> decision() {
        String exit = events.stream()
                .flatMap(event -> event.exit().stream())
                .findFirst()
                .orElse("decided");
        return explanation.map(why -> why.inWords(exit));
    }

    private static Optional<String> told(NodeEvent event, SensitivePast hidden) {
        if (event instanceof ReviewDecided decided) {
            return Optional.of(decided.review().decision() + " by reviewer "
                    + decided.review().by());
        }
        if (event instanceof FieldsSentBack sent) {
            return Optional.of("sent back by reviewer " + sent.review().by());
        }
        if (event instanceof NodeFailed failed) return Optional.of("failed, as " + failed.reason());
        if (!(event instanceof ConnectorFailed asked)) return Optional.empty();
        String said = asked.failure().message();
        return Optional.of("asked in vain, " + asked.failure().code() + (hidden.isIn(said) ? "" : ": " + said));
    }

    NodeRecord with(NodeEvent event) {
        List<NodeEvent> more = new ArrayList<>(events);
        more.add(event);
        return new NodeRecord(node, created, event.at(), more, explanation);
    }
}
