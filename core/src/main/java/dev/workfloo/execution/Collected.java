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
 * @param answers what each form was answered; a later visit's answers replace the earlier ones
 * @param labels in the order in which they were put on, each once
 * @param visits how many times the flow has come to each node where it waits
 */
@ValueObject
public record Collected(Map<NodeId, Value.Context> answers, List<String> labels, Map<NodeId, Integer> visits) {

    static final Collected NOTHING = new Collected(Map.of(), List.of(), Map.of());

    public Collected {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        labels = List.copyOf(labels);
        visits = Collections.unmodifiableMap(new LinkedHashMap<>(visits));
    }

    Collected answered(NodeId node, Value.Context given) {
        Map<NodeId, Value.Context> more = new LinkedHashMap<>(answers);
        more.put(node, given);
        return new Collected(more, labels, visits);
    }

    Collected labelled(List<String> added) {
        Set<String> more = new LinkedHashSet<>(labels);
        more.addAll(added);
        return new Collected(answers, List.copyOf(more), visits);
    }

    Collected visited(NodeId node) {
        Map<NodeId, Integer> more = new LinkedHashMap<>(visits);
        more.merge(node, 1, Integer::sum);
        return new Collected(answers, labels, more);
    }

    int visitsTo(NodeId node) {
        return visits.getOrDefault(node, 0);
    }
}
