package dev.workfloo.execution;

import dev.workfloo.definition.NodeId;
import dev.workfloo.rule.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What an execution has gathered on its way.
 *
 * @param values what each node left behind: a form its answers, a ruleset its outputs, VARIABLES what it computed; a later
 *     visit's values replace the earlier ones
 * @param labels in the order in which they were put on, each once
 * @param visits how many times the flow has come to each node where it waits
 */
@ValueObject
public record Collected(Map<NodeId, Value.Context> values, List<String> labels, Map<NodeId, Integer> visits) {

    static final Collected NOTHING = new Collected(Map.of(), List.of(), Map.of());

    public Collected {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        labels = List.copyOf(labels);
        visits = Collections.unmodifiableMap(new LinkedHashMap<>(visits));
    }

    Collected with(NodeId node, Value.Context given) {
        Map<NodeId, Value.Context> more = new LinkedHashMap<>(values);
        more.put(node, given);
        return new Collected(more, labels, visits);
    }

    Collected labelled(List<String> added) {
        Set<String> more = new LinkedHashSet<>(labels);
        more.addAll(added);
        return new Collected(values, List.copyOf(more), visits);
    }

    Collected visited(NodeId node) {
        Map<NodeId, Integer> more = new LinkedHashMap<>(visits);
        more.merge(node, 1, Integer::sum);
        return new Collected(values, labels, more);
    }

    int visitsTo(NodeId node) {
        return visits.getOrDefault(node, 0);
    }
}
