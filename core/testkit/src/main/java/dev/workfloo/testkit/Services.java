package dev.workfloo.testkit;

import dev.workfloo.definition.NodeId;
import dev.workfloo.scenario.Links;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who answers in the place of services.
 *
 * @param byName by the id of a node, or the name of a service
 * @param links what a scenario says of nodes
 */
record Services(Map<String, ServiceAnswers> byName, Links links) {

    static final Services NONE = new Services(Map.of(), Links.NONE);

    Services {
        byName = Map.copyOf(byName);
    }

    Services with(String name, ServiceAnswers answers) {
        Map<String, ServiceAnswers> more = new LinkedHashMap<>(byName);
        more.put(name, answers);
        return new Services(more, links);
    }

    Services following(Links other) {
        return new Services(byName, other);
    }

    /** The one of a node comes before the one of a service, and that before the scenario. */
    Optional<ServiceAnswers> of(NodeId node, String service) {
        return Optional.ofNullable(byName.get(node.name()))
                .or(() -> Optional.ofNullable(byName.get(service)))
                .or(() -> Optional.of(node)
                        .filter(links.byNode()::containsKey)
                        .map(linked -> call -> links.answer(linked, call.turn())));
    }

    Duration takes(NodeId node, String service) {
        boolean isSaid = byName.containsKey(node.name()) || byName.containsKey(service);
        return isSaid ? Duration.ZERO : links.takes(node);
    }
}
