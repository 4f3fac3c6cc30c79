package dev.workfloo.definition;

import dev.workfloo.definition.Connector.CallPolicy;
import dev.workfloo.definition.Node.ServiceNode;
import dev.workfloo.definition.api.ApiRequest;
import dev.workfloo.definition.connector.ResponseShape;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks an API over HTTP, in words of its own; what it answers becomes {@code node.member}.
 *
 * @param onError where the flow goes on when the API gives no answer
 */
public record ApiNode(NodeId id, String name, Exchange exchange, Optional<NodeId> next, Optional<NodeId> onError)
        implements ServiceNode {

    public static final String TYPE = "API";

    /**
     * What the API is asked, and what it must answer.
     *
     * @param consent the NIP node that must have been validated before
     */
    public record Exchange(ApiRequest request, ResponseShape response, Optional<NodeId> consent, CallPolicy calls) {}

    @Override
    public String type() {
        return TYPE;
    }

    /** Deployments know it by its origin. */
    @Override
    public Connector connector() {
        return new Connector(
                exchange.request().url().origin().text(),
                exchange.request().formulas(),
                exchange.response(),
                exchange.consent(),
                exchange.calls());
    }

    @Override
    public Optional<ApiRequest> api() {
        return Optional.of(exchange.request());
    }

    @Override
    public Stream<Formula> formulas() {
        return exchange.request().places().map(place -> Formula.reading(place.pointer(), place.expression()));
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.api(this);
    }
}
