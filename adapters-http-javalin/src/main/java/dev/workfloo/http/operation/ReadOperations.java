package dev.workfloo.http.operation;

import static dev.workfloo.http.operation.Route.EXECUTION;
import static dev.workfloo.http.operation.Route.EXECUTIONS;
import static dev.workfloo.http.operation.Route.FOLLOW;
import static dev.workfloo.http.operation.Route.Input.NOTHING;
import static dev.workfloo.http.operation.Route.SEE;
import static dev.workfloo.http.operation.Route.SEE_OR_REVIEW;
import static io.javalin.http.HandlerType.GET;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.application.port.in.FollowExecutions;
import dev.workfloo.application.port.in.FollowedExecution.Seen;
import dev.workfloo.wire.DetailBody;
import dev.workfloo.wire.FileValues;
import dev.workfloo.wire.StatusBody;
import dev.workfloo.wire.StreamedJson;
import dev.workfloo.wire.WhyBody;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

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
                new Route(GET, EXECUTION + "/why", FOLLOW, NOTHING, this::why),
                new Route(GET, EXECUTION + "/file", SEE_OR_REVIEW, NOTHING, this::file));
    }

    /** Operation 4. */
    private Either<Answer, Answer> detail(Call call) {
        return following.detail(call.scope(), call.id()).bimap(RefusalAnswers::answer, detail -> {
            EntityTag tag = EntityTag.of(detail.execution(), detail.history().write(), call.viewer());
            return unlessKnown(tag, call, () -> detail(detail, call));
        });
    }

    /** The answer, unless the client has it already. */
    private static Answer unlessKnown(EntityTag tag, Call call, Supplier<Answer> answer) {
        boolean isKnown = tag.isIn(call.sender().headers().lines().apply("If-None-Match"));
        return (isKnown ? Answer.empty(304) : answer.get()).with(EntityTag.HEADER, tag.text());
    }

    private Answer detail(ExecutionDetail detail, Call call) {
        FileValues values = call.viewer().seesAll()
                ? FileValues.whole(file -> following.content(call.id(), file))
                : FileValues.STARRED;
        ObjectNode body = DetailBody.of(detail, call.viewer(), values);
        return hasFiles(detail) ? streamed(body) : Answer.ok(body);
    }

    private static boolean hasFiles(ExecutionDetail detail) {
        return detail.execution().data().files().values().stream().anyMatch(files -> !files.isEmpty());
    }

    private static Answer streamed(ObjectNode body) {
        return Answer.ok(new Answer.Pieces(Answer.JSON, StreamedJson.pieces(body), false, StreamedJson.HEAP));
    }

    /** Operation 8. */
    private Either<Answer, Answer> file(Call call) {
        Map<String, String> missing = new LinkedHashMap<>();
        String node = required(call, "nodeId", missing);
        String name = required(call, "name", missing);
        if (!call.viewer().seesAll()) return fileUnderReview(call, node, name);
        if (!missing.isEmpty()) return Either.left(Answer.errors(400, "REQUIRED_FIELDS", missing));
        return following
                .file(call.scope(), call.id(), node, name)
                .bimap(RefusalAnswers::answer, file -> streamed(StreamedJson.of("fileBase64", file)));
    }

    /** The same for a key that may review and not see: of all that it is not to judge it is told nothing, not even what is there. */
    private Either<Answer, Answer> fileUnderReview(Call call, String node, String name) {
        return following
                .fileUnderReview(call.scope(), call.id(), node, name)
                .bimap(unshown -> Answer.lacking(SEE), file -> streamed(StreamedJson.of("fileBase64", file)));
    }

    private static String required(Call call, String parameter, Map<String, String> missing) {
        return call.query().values(parameter).stream()
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElseGet(() -> {
                    missing.put(parameter, "required");
                    return "";
                });
    }

    /** Ours: what of the detail no client of the contract looks for. */
    private Either<Answer, Answer> why(Call call) {
        return following
                .detail(call.scope(), call.id())
                .bimap(RefusalAnswers::answer, detail -> Answer.ok(WhyBody.of(detail, call.viewer())));
    }

    /** Operation 5; unlike elsewhere, an unknown execution is answered without a body. */
    private Either<Answer, Answer> status(Call call) {
        return following
                .status(call.scope(), call.id())
                .bimap(
                        unknown -> Answer.empty(404),
                        followed -> patient(
                                call,
                                followed.seen(),
                                unlessKnown(
                                        EntityTag.of(
                                                followed.execution(),
                                                followed.seen().write(),
                                                call.viewer()),
                                        call,
                                        () -> Answer.ok(StatusBody.of(
                                                followed.execution(),
                                                followed.flow(),
                                                call.viewer(),
                                                followed.at())))));
    }

    /** Who knows how it stands may wait until that changes. */
    private Answer patient(Call call, Seen seen, Answer answer) {
        if (answer.status() != 304) return answer;
        BooleanSupplier isStill = () -> following.stands(call.scope(), call.id(), seen);
        return Preferences.of(call)
                .patience()
                .map(patience -> answer.unlessChangedWithin(patience, isStill))
                .orElse(answer);
    }
}
