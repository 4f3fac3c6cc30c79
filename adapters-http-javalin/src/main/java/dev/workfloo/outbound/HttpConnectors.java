package dev.workfloo.outbound;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.execution.ConnectorAnswer;
import dev.workfloo.execution.ConnectorAnswer.Answered;
import dev.workfloo.execution.ConnectorAnswer.Failed;
import dev.workfloo.execution.ConnectorAnswer.Reply;
import dev.workfloo.execution.ConnectorCall;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.JsonReader;
import io.vavr.control.Either;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Services that take and answer JSON over HTTP. */
final class HttpConnectors implements Connectors {

    /** Statuses of whole reports; of the others that mean success, one says that it comes later, and one that it is a part. */
    private static final Set<Integer> REPORTS = Set.of(200, 201, 203, 204);

    private final Map<String, Service> services;

    HttpConnectors(Map<String, Service> services) {
        this.services = Map.copyOf(services);
    }

    /** What is known of a service, and the way to it. */
    record Service(ServiceSettings settings, Endpoint endpoint) {}

    @Override
    public boolean knows(WorkspaceId workspace, String service) {
        Service known = services.get(service);
        return known != null && known.settings().serves(workspace);
    }

    @Override
    public ConnectorAnswer call(ConnectorCall call) {
        Service service = services.get(call.service());
        if (service == null || !knows(call.workspace(), call.service())) {
            return failed("NOT_CONFIGURED", "no service is called " + call.service(), Optional.empty());
        }
        Either<String, Value> body = service.settings().request().body(call.request());
        if (body.isLeft()) {
            return failed("WRONG_REQUEST", "the body has no room left for " + body.getLeft(), Optional.empty());
        }
        int largest = service.settings().endpoint().largestAnswer();
        return service.endpoint()
                .ask(body.get(), call.idempotencyKey(), call.timeout(), largest)
                .fold(Function.<ConnectorAnswer>identity(), reply -> read(service.settings(), reply));
    }

    private static ConnectorAnswer read(ServiceSettings settings, HttpReply reply) {
        Optional<Integer> status = Optional.of(reply.status());
        if (!REPORTS.contains(reply.status())) {
            return failed(reply.code(), "the service answered " + reply.status() + ", which is no report", status);
        }
        if (reply.body().isEmpty()) {
            int largest = settings.endpoint().largestAnswer();
            return failed("WRONG_SHAPE", "the answer is larger than " + largest + " bytes", status);
        }
        byte[] text = reply.body().get();
        // Whoever has nothing to say need not say it in JSON; whether that is enough, the definition knows.
        if (text.length == 0) return new Answered(Value.Context.EMPTY, status);
        if (reply.coding().isPresent()) {
            String coding = reply.coding().get();
            return failed(
                    "WRONG_CODING", "the answer is coded as " + coding + ", though it was asked for plain", status);
        }
        return JsonReader.read(text)
                .fold(
                        why -> failed("WRONG_SHAPE", "the answer is refused: " + why, status),
                        answer -> new Answered(settings.response().read(answer), status));
    }

    /** Asking again does not help. */
    private static ConnectorAnswer failed(String code, String message, Optional<Integer> status) {
        return new Failed(code, message, Reply.FINAL, status);
    }
}
