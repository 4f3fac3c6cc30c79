package dev.workfloo.definition;

import dev.workfloo.definition.Node.ServiceNode;
import dev.workfloo.definition.api.ApiRequest;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks a service; what it answers becomes {@code node.member}.
 *
 * @param onError where the flow goes on when the service gives no answer
 */
public record ConnectorNode(
        NodeId id, String name, Connector connector, Optional<NodeId> next, Optional<NodeId> onError)
        implements ServiceNode {

    @Override
    public String type() {
        return LINK;
    }

    /** It is asked as the deployment knows how to. */
    @Override
    public Optional<ApiRequest> api() {
        return Optional.empty();
    }

    @Override
    public Stream<Formula> formulas() {
        return Formula.each(
                "/request", connector.request(), (pointer, name, formula) -> Formula.reading(pointer, formula));
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.connector(this);
    }
}
