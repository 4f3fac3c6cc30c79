package dev.workfloo.http.operation;

import static dev.workfloo.http.operation.Route.EXECUTION;
import static dev.workfloo.http.operation.Route.EXECUTIONS;
import static dev.workfloo.http.operation.Route.FOLLOW;
import static dev.workfloo.http.operation.Route.Input.NOTHING;
import static io.javalin.http.HandlerType.GET;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.application.port.in.FollowExecutions;
import dev.workfloo.wire.DetailBody;
import dev.workfloo.wire.StatusBody;
import dev.workfloo.wire.Viewer;
import dev.workfloo.wire.WhyBody;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.BiFunction;

/** How executions stand, and what they did. */
public final class ReadOperations {

    private final FollowExecutions following;

    public ReadOperations(FollowExecutions following) {
        this.following = following;
    }

    public List<Route> routes() {
        return List.of(
                new Route(GET, EXECUTIONS + "/status/{id}", FOLLOW, NOTHING, this::status),
                new Route(GET, EXECUTION, FOLLOW, NOTHING, this::detail),
                new Route(GET, EXECUTION + "/why", FOLLOW, NOTHING, this::why));
    }

    /** Operation 4. */
    private Either<Answer, Answer> detail(Call call) {
        return all(call, DetailBody::of);
    }

    /** Ours: what of the detail no client of the contract looks for. */
    private Either<Answer, Answer> why(Call call) {
        return all(call, WhyBody::of);
    }

    private Either<Answer, Answer> all(Call call, BiFunction<ExecutionDetail, Viewer, ObjectNode> body) {
        return following
                .detail(call.scope(), call.id())
                .bimap(RefusalAnswers::answer, detail -> Answer.ok(body.apply(detail, call.viewer())));
    }

    /** Operation 5; unlike elsewhere, an unknown execution is answered without a body. */
    private Either<Answer, Answer> status(Call call) {
        return following
                .status(call.scope(), call.id())
                .bimap(
                        unknown -> Answer.empty(404),
                        followed -> Answer.ok(
                                StatusBody.of(followed.execution(), followed.flow(), call.viewer(), followed.at())));
    }
}
