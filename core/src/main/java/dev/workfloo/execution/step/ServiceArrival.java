package dev.workfloo.execution.step;

import dev.workfloo.definition.Node.ServiceNode;
import dev.workfloo.execution.ConnectorEvent.ConnectorAsked;
import dev.workfloo.execution.Work;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.Optional;

/** Asks the service, if it may be asked, and stops until it has answered. */
final class ServiceArrival extends Arrival<ServiceNode> {

    ServiceArrival(ServiceNode node) {
        super(node);
    }

    @Override
    Optional<Onward> arrive(Transition transition) {
        return computed(node.connector().request(), transition)
                .flatMap(this::askable)
                .fold(reason -> fail(transition, node.onError(), reason), request -> ask(request, transition));
    }

    /** The values, if an API can be asked with them: that is known before it is asked, and so needs no try. */
    private Either<String, Value.Context> askable(Value.Context values) {
        return node.api()
                .<Either<String, Value.Context>>map(
                        request -> request.message(values, secret -> secret).map(message -> values))
                .orElseGet(() -> Either.right(values));
    }

    /** A flow that was checked comes here with consent only; that it does is looked at all the same. */
    private Optional<Onward> ask(Value.Context request, Transition transition) {
        if (!isPermitted(transition)) {
            String service = node.connector().service();
            return fail(transition, node.onError(), "consent is missing: " + service + " must not be asked");
        }
        transition.happened(new ConnectorAsked(transition.now(), node.id(), request));
        transition.ask(Work.Call::new, node.id(), 1);
        return Optional.empty();
    }

    private boolean isPermitted(Transition transition) {
        return node.connector()
                .consent()
                .filter(consent -> !transition.execution().data().consents().containsKey(consent))
                .isEmpty();
    }
}
