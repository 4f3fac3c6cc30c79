package dev.workfloo.policy;

import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.Formula;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.definition.flow.KnownValues;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.References.Reference;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to be computed of facts before a node can decide, and which facts that takes.
 *
 * @param facts those that must be given
 * @param computed the nodes between them and the one that decides, each behind those that it reads
 */
record Derivation(ReadFacts facts, List<Node> computed) {

    Derivation withUnread() {
        return new Derivation(facts.withUnread(), computed);
    }

    /** Finds derivations in a flow. What formulas read is found once for each node: a table may have very many. */
    static final class Finder {

        private final CheckedFlow flow;
        private final KnownValues values;
        private final Map<NodeId, Set<Reference>> references = new HashMap<>();
        private final Set<String> forms;

        Finder(CheckedFlow flow, KnownValues values) {
            this.flow = flow;
            this.values = values;
            this.forms = flow.definition().nodes().stream()
                    .filter(FormNode.class::isInstance)
                    .map(node -> node.id().name())
                    .collect(Collectors.toUnmodifiableSet());
            flow.definition().nodes().stream()
                    .filter(node -> NodeRules.computes(node) || NodeRules.decides(node))
                    .forEach(node -> references.put(node.id(), references(node)));
        }

        private static Set<Reference> references(Node node) {
            return node.formulas()
                    .map(Formula::references)
                    .flatMap(Collection::stream)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        /** @param given nodes whose values are given, and so need not be computed */
        Derivation find(Node decides, Set<String> given) {
            Search search = new Search(given);
            search.visit(decides);
            Map<String, Type.Context> read = new LinkedHashMap<>();
            search.facts.forEach((name, members) -> read.put(name, new Type.Context(members)));
            ReadFacts facts = new ReadFacts(decides.id().name(), read, known(decides), forms);
            return new Derivation(facts, List.copyOf(search.computed));
        }

        private Map<String, Type.Context> known(Node reader) {
            Map<String, Type.Context> known = new LinkedHashMap<>();
            for (Node node : flow.definition().nodes()) {
                values.readable(reader.id(), node.id())
                        .filter(type -> !type.members().isEmpty())
                        .ifPresent(type -> known.put(node.id().name(), type));
            }
            return known;
        }

        private final class Search {

            private final Set<String> given;
            private final Map<String, Map<String, Type>> facts = new LinkedHashMap<>();
            private final Set<Node> computed = new LinkedHashSet<>();

            /** What each reads is the same whoever asks: without this, ways of which each node has two would double with each node. */
            private final Set<NodeId> visited = new HashSet<>();

            Search(Set<String> given) {
                this.given = given;
            }

            void visit(Node reader) {
                for (Reference reference : references.getOrDefault(reader.id(), Set.of())) {
                    NodeId.parse(reference.name())
                            .flatMap(read -> values.readable(reader.id(), read))
                            .ifPresent(type -> visit(reader, flow.node(new NodeId(reference.name())), reference, type));
                }
            }

            private void visit(Node reader, Node read, Reference reference, Type.Context type) {
                boolean isThere = values.isAlwaysSet(reader.id(), read.id());
                String name = read.id().name();
                if (NodeRules.computes(read) && isThere && !given.contains(name)) {
                    if (!visited.add(read.id())) return;
                    visit(read);
                    computed.add(read);
                    return;
                }
                Map<String, Type> members = facts.computeIfAbsent(name, it -> new LinkedHashMap<>());
                boolean isNeeded = isThere && reference.certain();
                type.members().forEach((member, is) -> {
                    if (reference.member().filter(it -> !it.equals(member)).isPresent()) return;
                    Type here = isNeeded ? is : is.orNull();
                    members.merge(member, here, (before, now) -> before.isNullable() ? now : before);
                });
            }
        }
    }
}
