package dev.workfloo.telemetry;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorCall;

/**
 * The services themselves, where nothing is to be added.
 *
 * @param calling calls them, and adds something to that
 */
record ForwardingConnectors(Connectors services, Connectors calling) implements Connectors {

    @Override
    public boolean knows(WorkspaceId workspace, String service) {
        return services.knows(workspace, service);
    }

    @Override
    public boolean knows(ConnectorCall call) {
        return services.knows(call);
    }

    @Override
    public ConnectorAnswer call(ConnectorCall call) {
        return calling.call(call);
    }
}
