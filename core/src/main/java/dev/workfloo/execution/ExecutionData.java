package dev.workfloo.execution;

import dev.workfloo.content.DocumentReference;
import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.rule.Value;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What an execution has gathered on its way.
 *
 * @param values what each node left behind, what came last at the end: a form its answers, a ruleset its outputs, VARIABLES what
 *     it computed; a later visit's values replace the earlier ones
 * @param labels in the order in which they were put on, each once
 * @param visits how many times the flow has come to each node where it stops
 * @param consents when consent was given at each NIP node, on its latest visit
 * @param files what was sent to each DOCUMENT node, and what each PDF node made, by the key under which the node knows it; a later
 *     visit's replace the earlier ones
 */
@ValueObject
public record ExecutionData(
        Map<NodeId, Value.Context> values,
        List<String> labels,
        Map<NodeId, Integer> visits,
        Map<NodeId, Instant> consents,
        Map<NodeId, Map<String, DocumentReference>> files) {

    static final ExecutionData NOTHING = new ExecutionData(Map.of(), List.of(), Map.of(), Map.of(), Map.of());

    public ExecutionData {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        labels = List.copyOf(labels);
        visits = Collections.unmodifiableMap(new LinkedHashMap<>(visits));
        consents = Collections.unmodifiableMap(new LinkedHashMap<>(consents));
        Map<NodeId, Map<String, DocumentReference>> kept = new LinkedHashMap<>();
        files.forEach((node, its) -> kept.put(node, Collections.unmodifiableMap(new LinkedHashMap<>(its))));
        files = Collections.unmodifiableMap(kept);
    }

    ExecutionData with(NodeId node, Value.Context given) {
        Map<NodeId, Value.Context> more = new LinkedHashMap<>(values);
        more.remove(node);
        more.put(node, given);
        return new ExecutionData(more, labels, visits, consents, files);
    }

    /** Other answers at the same place: a form of which something is corrected was answered when it was. */
    ExecutionData corrected(Map<NodeId, Value.Context> answers) {
        Map<NodeId, Value.Context> other = new LinkedHashMap<>(values);
        other.putAll(answers);
        return new ExecutionData(other, labels, visits, consents, files);
    }

    ExecutionData labelled(List<String> added) {
        Set<String> more = new LinkedHashSet<>(labels);
        more.addAll(added);
        return new ExecutionData(values, List.copyOf(more), visits, consents, files);
    }

    ExecutionData visited(NodeId node) {
        Map<NodeId, Integer> more = new LinkedHashMap<>(visits);
        more.merge(node, 1, Integer::sum);
        return new ExecutionData(values, labels, more, consents, files);
    }

    /** A new visit at which what the last one left behind counts no more: neither values nor consent nor files. */
    ExecutionData revisited(NodeId node) {
        Map<NodeId, Value.Context> fewer = new LinkedHashMap<>(values);
        fewer.remove(node);
        Map<NodeId, Instant> others = new LinkedHashMap<>(consents);
        others.remove(node);
        Map<NodeId, Map<String, DocumentReference>> left = new LinkedHashMap<>(files);
        left.remove(node);
        return new ExecutionData(fewer, labels, visits, others, left).visited(node);
    }

    ExecutionData consented(NodeId node, Instant at) {
        Map<NodeId, Instant> more = new LinkedHashMap<>(consents);
        more.put(node, at);
        return new ExecutionData(values, labels, visits, more, files);
    }

    ExecutionData withFiles(NodeId node, Map<String, DocumentReference> given) {
        Map<NodeId, Map<String, DocumentReference>> more = new LinkedHashMap<>(files);
        more.put(node, given);
        return new ExecutionData(values, labels, visits, consents, more);
    }

    /**
     * Other files in the place of some.
     *
     * @param given to each node, by the key under which it knows them
     * @param anew what was asked for again: of it, nothing that was sent before counts any more
     */
    ExecutionData withFilesAnew(Map<NodeId, Map<String, DocumentReference>> given, Set<FieldReference> anew) {
        ExecutionData data = this;
        for (Map.Entry<NodeId, Map<String, DocumentReference>> each : given.entrySet()) {
            NodeId node = each.getKey();
            Map<String, DocumentReference> its = new LinkedHashMap<>(files.getOrDefault(node, Map.of()));
            its.keySet().removeIf(key -> anew.contains(new FieldReference(node, FileField.idOf(key))));
            its.putAll(each.getValue());
            data = data.withFiles(node, its);
        }
        return data;
    }

    /** The file that a node knows by this key. */
    public Optional<DocumentReference> file(NodeId node, String key) {
        return Optional.ofNullable(files.get(node)).map(its -> its.get(key));
    }

    public int visitsTo(NodeId node) {
        return visits.getOrDefault(node, 0);
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "ExecutionData";
    }
}
