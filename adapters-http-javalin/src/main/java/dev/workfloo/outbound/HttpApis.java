package dev.workfloo.outbound;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.api.ApiMessage;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.connector.ConnectorCall.ApiQuestion;
import dev.workfloo.outbound.Endpoint.Outgoing;
import dev.workfloo.outbound.file.ApiSettings;
import dev.workfloo.outbound.http.HttpRequest.Header;
import dev.workfloo.outbound.http.HttpRequest.Target;
import dev.workfloo.outbound.http.HttpResponse;
import dev.workfloo.outbound.http.HttpUrl;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** APIs that definitions ask in words of their own. Only those are asked that the connector file names. */
final class HttpApis {

    /** The last says that there is nothing to say; a part is no answer. */
    private static final Set<Integer> ANSWERS = Set.of(200, 201, 202, 203, 204);

    private final Map<String, Api> apis;

    HttpApis(Map<String, Api> apis) {
        this.apis = Map.copyOf(apis);
    }

    boolean knows(WorkspaceId workspace, String origin) {
        return find(workspace, origin).isPresent();
    }

    /** Whether all secrets of a question may go where it goes. */
    boolean hasSecrets(ApiQuestion question) {
        Api api = apis.get(question.service());
        return api != null && api.unknown(question).isEmpty();
    }

    private Optional<Api> find(WorkspaceId workspace, String origin) {
        return Optional.ofNullable(apis.get(origin))
                .filter(api -> api.settings().serves(workspace));
    }

    ConnectorAnswer ask(ConnectorCall call, ApiQuestion question) {
        return find(call.workspace(), question.service())
                .map(api -> api.ask(call, question))
                .orElseGet(() -> failed(
                        "NOT_CONFIGURED",
                        "the connector file admits no API at " + question.service(),
                        Optional.empty()));
    }

    /** What is known of an API, and the way to it. */
    record Api(ApiSettings settings, Endpoint endpoint) {

        private Set<String> unknown(ApiQuestion question) {
            Set<String> unknown = new TreeSet<>(question.request().secrets());
            unknown.removeAll(settings.secrets().keySet());
            return unknown;
        }

        private ConnectorAnswer ask(ConnectorCall call, ApiQuestion question) {
            Set<String> unknown = unknown(question);
            if (!unknown.isEmpty()) {
                String message = "the connector file lets no secret " + unknown + " go to " + question.service();
                return failed("NOT_CONFIGURED", message, Optional.empty());
            }
            Map<String, String> secrets = settings.secrets();
            return question.request()
                    .message(question.values(), name -> secrets.getOrDefault(name, ""))
                    .flatMap(this::outgoing)
                    .<ConnectorAnswer>mapLeft(why -> failed("WRONG_REQUEST", why, Optional.empty()))
                    .flatMap(outgoing -> endpoint.ask(
                                    outgoing, call.idempotencyKey(), call.timeout(), endpoint.largestAnswer())
                            .mapLeft(Function.<ConnectorAnswer>identity()))
                    .fold(Function.identity(), response -> read(response, question));
        }

        /** The host was literal, and is looked at once more where it counts. */
        private Either<String, Outgoing> outgoing(ApiMessage message) {
            Target origin = settings.endpoint().target();
            return HttpUrl.parse(message.url())
                    .mapLeft(wrong -> "the URL " + wrong)
                    .filterOrElse(url -> url.isAtServerOf(origin.url()), url -> "the URL leads to another server")
                    .map(url -> new Outgoing(
                            new Target(message.method(), url, origin.addresses()), headers(message), message.body()));
        }

        private static List<Header> headers(ApiMessage message) {
            List<Header> headers = new ArrayList<>();
            headers.add(new Header("Accept", "application/json"));
            message.headers().forEach((name, value) -> headers.add(new Header(name, value)));
            return headers;
        }

        private ConnectorAnswer read(HttpResponse response, ApiQuestion question) {
            Optional<Integer> status = Optional.of(response.status());
            if (!ANSWERS.contains(response.status())) {
                String message = "the API answered " + response.status() + ", which is no whole answer";
                return failed(response.code(), message, status);
            }
            SaidBack said = SaidBack.of(settings.secrets(), question.request().secrets());
            return JsonAnswer.read(response, endpoint.largestAnswer())
                    .fold(
                            Function.<ConnectorAnswer>identity(),
                            answer -> new Answered(
                                    said.starred(answer),
                                    status,
                                    said.starred(AnswerHeaders.kept(response.headers()))));
        }
    }

    /** Asking again does not help. */
    private static ConnectorAnswer failed(String code, String message, Optional<Integer> status) {
        return new Failed(code, message, Reply.FINAL, status);
    }
}
