package dev.workfloo.execution.step;

import dev.workfloo.definition.Node.ServiceNode;
import dev.workfloo.execution.ConnectorEvent.Call;
import dev.workfloo.execution.ConnectorEvent.ConnectorAnswered;
import dev.workfloo.execution.ConnectorEvent.ConnectorFailed;
import dev.workfloo.execution.ConnectorEvent.Failure;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.connector.ConnectorCall.ApiQuestion;
import dev.workfloo.execution.connector.ConnectorCall.Question;
import dev.workfloo.execution.connector.ConnectorCall.ServiceQuestion;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be done while an execution waits for a service: asking it, and taking its answer; good for one move. */
public final class ConnectorStep {

    /** How long after each failure the next try comes. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofHours(1));

    private final Run run;
    private final Calling position;
    private final ServiceNode node;
    private final Transition transition;
    private final Instant now;

    private ConnectorStep(Run run, Calling position) {
        this.run = run;
        this.position = position;
        this.node = (ServiceNode) run.flow().node(position.node());
        this.transition = run.transition();
        this.now = transition.now();
    }

    /** The call that this work is about, while it has no answer. */
    public static Optional<ConnectorStep> of(Run run, Work.Call work) {
        return run.at(Calling.class)
                .filter(at -> at.node().equals(work.node()) && at.visit() == work.visit() && at.turn() == work.turn())
                .map(at -> new ConnectorStep(run, at));
    }

    /** When the call is due. */
    public Instant due() {
        return position.due();
    }

    public ConnectorCall call() {
        int n = position.tries().answered() + 1;
        return new ConnectorCall(
                run.execution().start().scope().workspace(),
                question(),
                run.execution().id() + "/" + position.node() + "/" + position.visit() + "/" + n,
                node.connector().timeout());
    }

    private Question question() {
        return node.api()
                .<Question>map(request -> new ApiQuestion(request, position.request()))
                .orElseGet(() -> new ServiceQuestion(node.connector().service(), position.request()));
    }

    /**
     * Takes the answer, and runs on.
     *
     * @param took how long the call took
     */
    public Progress take(ConnectorAnswer answer, Duration took) {
        return answer.fold(new ConnectorAnswer.Cases<>() {
            @Override
            public Progress answered(Answered answered) {
                Call call = new Call(position.turn(), took, answered.httpCode());
                return node.connector()
                        .response()
                        .read(answered.body())
                        .fold(
                                wrong -> ConnectorStep.this.failed(
                                        call, new Failed("WRONG_SHAPE", wrong, Reply.FINAL, answered.httpCode())),
                                response -> succeeded(call, response, Value.Context.of(answered.headers())));
            }

            @Override
            public Progress failed(Failed failure) {
                return ConnectorStep.this.failed(new Call(position.turn(), took, failure.httpCode()), failure);
            }
        });
    }

    private Progress succeeded(Call call, Value.Context response, Value.Context headers) {
        transition.happened(new ConnectorAnswered(now, node.id(), call, response, headers));
        return transition.run(node.next());
    }

    /** Ours, or what the service asks for if that is longer, up to our longest. */
    private Duration pause(Failed failure) {
        Duration ours = PAUSES.get(position.turn() - 1);
        Duration longest = PAUSES.get(PAUSES.size() - 1);
        return failure.retryAfter()
                .map(theirs -> theirs.compareTo(longest) > 0 ? longest : theirs)
                .filter(theirs -> theirs.compareTo(ours) > 0)
                .orElse(ours);
    }

    private Progress failed(Call call, Failed failure) {
        boolean again = failure.reply() != Reply.FINAL
                && position.turn() <= Math.min(node.connector().retries(), PAUSES.size());
        Optional<Instant> retryAt = again ? Optional.of(transition.clock().plus(pause(failure))) : Optional.empty();
        transition.happened(new ConnectorFailed(
                now,
                node.id(),
                call,
                new Failure(failure.code(), failure.message(), failure.reply() != Reply.NONE, failure.cause()),
                retryAt));
        if (retryAt.isEmpty()) {
            return transition.run(
                    transition.failed(node, node.onError(), "the service gave no result: " + failure.code()));
        }
        transition.ask(Work.Call::new, node.id(), position.turn() + 1, retryAt.get());
        return transition.progress();
    }
}
