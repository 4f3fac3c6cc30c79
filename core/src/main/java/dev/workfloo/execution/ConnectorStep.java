package dev.workfloo.execution;

import dev.workfloo.definition.ConnectorNode;
import dev.workfloo.execution.ConnectorAnswer.Answered;
import dev.workfloo.execution.ConnectorAnswer.Failed;
import dev.workfloo.execution.ConnectorAnswer.Reply;
import dev.workfloo.execution.ExecutionEvent.Call;
import dev.workfloo.execution.ExecutionEvent.ConnectorAnswered;
import dev.workfloo.execution.ExecutionEvent.ConnectorFailed;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a service's answer does to an execution that waits for it. */
final class ConnectorStep {

    /** How long after each failure the next try comes. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofHours(1));

    private final Calling position;
    private final ConnectorNode node;
    private final Transition transition;
    private final Duration took;
    private final Instant now;

    ConnectorStep(Calling position, ConnectorNode node, Transition transition, Duration took) {
        this.position = position;
        this.node = node;
        this.transition = transition;
        this.took = took;
        this.now = transition.now();
    }

    Progress take(ConnectorAnswer answer) {
        answer.fold(new ConnectorAnswer.Cases<Boolean>() {
            @Override
            public Boolean answered(Answered answered) {
                return node.connector()
                        .response()
                        .read(answered.body())
                        .fold(
                                wrong -> failed(new Failed("WRONG_SHAPE", wrong, Reply.FINAL, answered.httpCode())),
                                response -> succeeded(response, answered.httpCode()));
            }

            @Override
            public Boolean failed(Failed failure) {
                return ConnectorStep.this.failed(failure);
            }
        });
        return transition.progress();
    }

    private Call call(Optional<Integer> httpCode) {
        return new Call(position.turn(), took, httpCode);
    }

    private boolean succeeded(Value.Context response, Optional<Integer> httpCode) {
        transition.happened(new ConnectorAnswered(now, node.id(), call(httpCode), response));
        transition.run(node.next());
        return true;
    }

    /** Ours, or what the service asks for if that is longer; but whoever asks for more than our longest gets that. */
    private Duration pause(Failed failure) {
        Duration ours = PAUSES.get(position.turn() - 1);
        Duration longest = PAUSES.get(PAUSES.size() - 1);
        return failure.retryAfter()
                .map(theirs -> theirs.compareTo(longest) > 0 ? longest : theirs)
                .filter(theirs -> theirs.compareTo(ours) > 0)
                .orElse(ours);
    }

    private boolean failed(Failed failure) {
        boolean again = failure.reply() != Reply.FINAL
                && position.turn() <= Math.min(node.connector().retries(), PAUSES.size());
        Optional<Instant> retryAt = again ? Optional.of(transition.clock().plus(pause(failure))) : Optional.empty();
        transition.happened(new ConnectorFailed(
                now,
                node.id(),
                call(failure.httpCode()),
                failure.code(),
                failure.message(),
                failure.reply() != Reply.NONE,
                failure.cause(),
                retryAt));
        if (retryAt.isPresent()) transition.ask(Work.Kind.CALL, node.id(), position.turn() + 1, retryAt.get());
        else transition.run(transition.failed(node, node.onError(), "the service gave no result: " + failure.code()));
        return false;
    }
}
