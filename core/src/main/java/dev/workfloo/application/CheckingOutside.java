package dev.workfloo.application;

import dev.workfloo.StoreDamaged;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.CheckOutside;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Definitions.Current;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.WorkflooDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads one definition after the other, since there may be many. */
final class CheckingOutside implements CheckOutside {

    private final Definitions definitions;
    private final Outside outside;

    CheckingOutside(Definitions definitions, Outside outside) {
        this.definitions = definitions;
        this.outside = outside;
    }

    @Override
    public List<Unknown> unknown() {
        return definitions.current().stream().flatMap(this::unknown).toList();
    }

    private Stream<Unknown> unknown(Current current) {
        return find(current).stream()
                .flatMap(definition -> definition.nodes().stream())
                .flatMap(node -> unknown(current.workspace(), node))
                .distinct()
                .map(party -> new Unknown(current.workspace(), current.version(), party));
    }

    private Optional<WorkflooDefinition> find(Current current) {
        try {
            return definitions.find(current.workspace(), current.version());
        } catch (StoreDamaged e) {
            return Optional.empty();
        }
    }

    /** Who stands there where the host gave nobody takes every name, and answers at once that there is nobody. */
    private static boolean isNobody(Object party) {
        return party == Outside.NOBODY.connectors() || party == Outside.NOBODY.nips();
    }

    private Stream<String> unknown(WorkspaceId workspace, Node node) {
        Stream<String> channels = node.asks().code().stream()
                .flatMap(code -> code.ownChannels().stream())
                .filter(channel -> isNobody(outside.nips()) || !outside.nips().knows(channel))
                .map(Party::channel)
                .map(Party::name);
        Stream<String> services = node.asks().service().stream()
                .filter(service ->
                        isNobody(outside.connectors()) || !outside.connectors().knows(workspace, service))
                .map(Party::service)
                .map(Party::name);
        Stream<String> providers = node.asks().code().stream()
                .flatMap(code -> code.provider().stream())
                .filter(provider -> !outside.providers().knows(workspace, provider))
                .map(Party::provider)
                .map(Party::name);
        return Stream.of(channels, services, providers).flatMap(Function.identity());
    }
}
