package dev.workfloo.application.embedding;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.connector.HostFault;
import dev.workfloo.rule.UnfitValue;
import dev.workfloo.rule.Value;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Services in plain Java, by name, to all workspaces; of any other name, those of a port. */
public final class NamedConnectors implements Connectors {

    private final Map<String, PlainConnector.OfCall> named;
    private final Connectors others;
    private final boolean knowsOthers;

    private NamedConnectors(Map<String, PlainConnector.OfCall> named, Connectors others) {
        this.named = Map.copyOf(named);
        this.others = others;
        this.knowsOthers = others != Outside.NOBODY.connectors();
    }

    /** These in front of others; of nobody it is not said that they are known. */
    public static Connectors before(Connectors others, Map<String, PlainConnector.OfCall> named) {
        return named.isEmpty() ? others : new NamedConnectors(named, others);
    }

    @Override
    public boolean knows(WorkspaceId workspace, String service) {
        return named.containsKey(service) || knowsOthers && others.knows(workspace, service);
    }

    @Override
    public boolean knows(ConnectorCall call) {
        return named.containsKey(call.service()) || knowsOthers && others.knows(call);
    }

    @Override
    public ConnectorAnswer call(ConnectorCall call) {
        PlainConnector.OfCall connector = named.get(call.service());
        return connector == null ? others.call(call) : answer("connector " + call.service(), ask(connector, call));
    }

    private static @Nullable Object ask(PlainConnector.OfCall connector, ConnectorCall call) {
        try {
            return connector.ask(call.request().toPlain(), call);
        } catch (Exception e) {
            throw HostFault.threw("connector " + call.service(), e);
        }
    }

    private static ConnectorAnswer answer(String who, @Nullable Object answer) {
        if (answer instanceof ConnectorAnswer said) return said;
        if (answer == null) {
            throw HostFault.unfit(
                    who + " returned null: what has nothing to tell returns an empty Map, and what failed throws,"
                            + " or returns a ConnectorAnswer.Failed");
        }
        try {
            return new Answered(Value.of(answer), Optional.empty());
        } catch (UnfitValue e) {
            throw HostFault.unfit(who + " returned what is no value: " + e.getMessage());
        }
    }
}
