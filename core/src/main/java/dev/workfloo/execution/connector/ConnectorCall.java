package dev.workfloo.execution.connector;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.api.ApiRequest;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.util.function.Function;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A call of a service.
 *
 * @param question the same whenever the idempotency key is the same
 * @param idempotencyKey {@code execution/node/visit/n}, where n grows only after a failure was answered: a service that
 *     honours it sells nothing twice, also when an answer got lost
 * @param timeout how long the answer is waited for
 */
@ValueObject
public record ConnectorCall(WorkspaceId workspace, Question question, String idempotencyKey, Duration timeout) {

    /** What a service is asked. */
    public sealed interface Question {

        /** The name under which the deployment knows the service. */
        String service();

        /** Handles both kinds. */
        <R> R fold(Function<ServiceQuestion, R> service, Function<ApiQuestion, R> api);
    }

    /**
     * A question that the deployment knows how to put.
     *
     * @param request what is sent, by name
     */
    public record ServiceQuestion(String service, Value.Context request) implements Question {
        @Override
        public <R> R fold(Function<ServiceQuestion, R> service, Function<ApiQuestion, R> api) {
            return service.apply(this);
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "ServiceQuestion[" + service + "]";
        }
    }

    /**
     * A question that the definition knows how to put, over HTTP.
     *
     * @param request with its places; {@link ApiRequest#message} fills them
     * @param values what goes into them, by name
     */
    public record ApiQuestion(ApiRequest request, Value.Context values) implements Question {

        /** The API's origin, such as {@code https://api.example.com}. */
        @Override
        public String service() {
            return request.url().origin().text();
        }

        @Override
        public <R> R fold(Function<ServiceQuestion, R> service, Function<ApiQuestion, R> api) {
            return api.apply(this);
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "ApiQuestion[" + service() + "]";
        }
    }

    /** The name under which the deployment knows the service; an API's is its origin. */
    public String service() {
        return question.service();
    }

    /** What is sent, or what fills the places of an API's request, by name. */
    public Value.Context request() {
        return question.fold(ServiceQuestion::request, ApiQuestion::values);
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "ConnectorCall[" + service() + " " + idempotencyKey + "]";
    }
}
