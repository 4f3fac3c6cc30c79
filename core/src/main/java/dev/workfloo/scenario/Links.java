package dev.workfloo.scenario;

import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** What services answer in a test run, by the node that asks. */
@ValueObject
public record Links(Map<NodeId, Link> byNode) {

    public static final Links NONE = new Links(Map.of());

    private static final Failed UNPREPARED =
            new Failed("NOT_IN_SCENARIO", "the scenario says nothing of this node", Reply.FINAL, Optional.empty());

    public Links {
        byNode = Collections.unmodifiableMap(new LinkedHashMap<>(byNode));
    }

    /**
     * @param answer the response, or the error that the service insists on
     * @param after how long it takes to answer
     * @param failFirst how many calls fail before it answers
     */
    public record Link(Either<Error, Value.Context> answer, Duration after, int failFirst) {

        private ConnectorAnswer ofTurn(int turn) {
            if (turn <= failFirst) {
                return new Failed("FAIL_FIRST", "fails " + failFirst + " times first", Reply.PASSING, Optional.empty());
            }
            return answer.fold(
                    error -> new Failed(error.code(), error.message(), Reply.FINAL, Optional.empty()),
                    response -> new Answered(response, Optional.empty()));
        }
    }

    public record Error(String code, String message) {}

    /** How long a node's service takes to answer. */
    public Duration takes(NodeId node) {
        return Optional.ofNullable(byNode.get(node)).map(Link::after).orElse(Duration.ZERO);
    }

    /** What a node's service answers to this try, from 1. */
    public ConnectorAnswer answer(NodeId node, int turn) {
        return Optional.ofNullable(byNode.get(node))
                .map(link -> link.ofTurn(turn))
                .orElse(UNPREPARED);
    }
}
