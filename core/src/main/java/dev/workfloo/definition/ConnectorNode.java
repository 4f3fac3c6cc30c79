package dev.workfloo.definition;

import java.util.Optional;

/**
 * Asks a service; what it answers becomes {@code node.member}.
 *
 * @param onError where the flow goes on when the service gives no answer
 */
public record ConnectorNode(
        NodeId id, String name, Connector connector, Optional<NodeId> next, Optional<NodeId> onError)
        implements LinkNode {

    @Override
    public boolean turnsToConnector() {
        return true;
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.connector(this);
    }
}
