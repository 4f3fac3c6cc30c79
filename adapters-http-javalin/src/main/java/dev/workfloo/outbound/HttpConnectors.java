package dev.workfloo.outbound;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.outbound.file.ServiceSettings;
import dev.workfloo.outbound.http.HttpResponse;
import dev.workfloo.rule.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Services that take and answer JSON over HTTP, and APIs. */
final class HttpConnectors implements Connectors {

    /** Statuses of whole reports; of the others that mean success, one says that it comes later, and one that it is a part. */
    private static final Set<Integer> REPORTS = Set.of(200, 201, 203, 204);

    private final Map<String, Service> services;
    private final HttpApis apis;

    HttpConnectors(Map<String, Service> services, HttpApis apis) {
        this.services = Map.copyOf(services);
        this.apis = apis;
    }

    @Override
    public boolean knows(WorkspaceId workspace, String service) {
        Service known = services.get(service);
        return known == null ? apis.knows(workspace, service) : known.settings().serves(workspace);
    }

    @Override
    public boolean knows(ConnectorCall call) {
        return knows(call.workspace(), call.service()) && call.question().fold(service -> true, apis::hasSecrets);
    }

    @Override
    public ConnectorAnswer call(ConnectorCall call) {
        return call.question().fold(service -> ask(call), api -> apis.ask(call, api));
    }

    private ConnectorAnswer ask(ConnectorCall call) {
        Service service = services.get(call.service());
        if (service == null || !knows(call.workspace(), call.service())) {
            return failed("NOT_CONFIGURED", "no service is called " + call.service(), Optional.empty());
        }
        return service.settings()
                .body(call.request())
                .fold(
                        name -> failed("WRONG_REQUEST", "the body has no room left for " + name, Optional.empty()),
                        body -> service.ask(call, body));
    }

    /** What is known of a service, and the way to it. */
    record Service(ServiceSettings settings, Endpoint endpoint) {

        private ConnectorAnswer ask(ConnectorCall call, Value body) {
            return endpoint.ask(body, call.idempotencyKey(), call.timeout(), endpoint.largestAnswer())
                    .fold(Function.<ConnectorAnswer>identity(), this::read);
        }

        private ConnectorAnswer read(HttpResponse response) {
            Optional<Integer> status = Optional.of(response.status());
            if (!REPORTS.contains(response.status())) {
                String message = "the service answered " + response.status() + ", which is no report";
                return failed(response.code(), message, status);
            }
            return JsonAnswer.read(response, endpoint.largestAnswer())
                    .fold(Function.<ConnectorAnswer>identity(), answer -> new Answered(settings.read(answer), status));
        }
    }

    /** Asking again does not help. */
    private static ConnectorAnswer failed(String code, String message, Optional<Integer> status) {
        return new Failed(code, message, Reply.FINAL, status);
    }
}
