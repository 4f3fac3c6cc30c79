package dev.workfloo.application.embedding;

import dev.workfloo.execution.connector.ConnectorCall;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service that is asked and answers in plain Java: {@code request -> Map.of("score", 712)}. It is called by the threads of workers, many
 * at a time, and again whenever it is not known whether an answer was kept.
 */
@FunctionalInterface
public interface PlainConnector {

    /**
     * Asks the service, and waits for its answer.
     *
     * @param request what the node's {@code request} says, by name: texts, {@code BigDecimal}s, booleans, dates, lists and maps, as
     *     {@link dev.workfloo.rule.Value#toPlain} gives them; {@code null} where a value is missing
     * @return what {@link dev.workfloo.rule.Value#of} takes, such as a map or a record, with the members that the node's {@code response}
     *     names; or a {@link dev.workfloo.execution.connector.ConnectorAnswer}, which can say how the service failed. Null, and what
     *     is none of these, counts as a failure {@code WRONG_SHAPE}, and is not asked for again
     * @throws Exception when there is no answer: that counts as a failure {@code EXCEPTION}, of which the execution keeps the
     *     exception's type and not its message, and the call is tried again as the node says
     */
    @Nullable
    Object ask(Map<String, @Nullable Object> request) throws Exception;

    /** The same for a service that is told more, above all the call's idempotency key and how long its answer is waited for. */
    @FunctionalInterface
    interface OfCall {

        /** As {@link PlainConnector#ask}, of a call that is told too. */
        @Nullable
        Object ask(Map<String, @Nullable Object> request, ConnectorCall call) throws Exception;
    }
}
