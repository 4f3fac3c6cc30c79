package dev.workfloo.http;

import dev.workfloo.access.Caller;
import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.ExecuteWorkfloo;
import dev.workfloo.application.port.in.FollowExecutions;
import dev.workfloo.application.port.in.IdentifyCaller;
import dev.workfloo.http.Operations.Ports;
import dev.workfloo.http.RequestObserver.Attendance;
import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.connection.Connections;
import dev.workfloo.http.connection.Exchange;
import dev.workfloo.http.connection.Room;
import dev.workfloo.http.connection.ServedPaths;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public API, to be installed in a Javalin: {@code Javalin.create(api::install)}. */
public final class WorkflooApi {

    private static final String ROOT = "/api";
    private static final String WORKFLOO = ROOT + "/v1/workfloo";
    private static final String CALLER = "workfloo.caller";

    static final ServedPaths PATHS = new ServedPaths(ROOT, OpenApi.PATH, Probes.HEALTH, Probes.PATHS);

    private final Entrance entrance;
    private final Operations operations;
    private final ClientLimits limits;
    private final Room room;
    private final RequestObserver observer;

    private WorkflooApi(
            Entrance entrance, Operations operations, ClientLimits limits, Room room, RequestObserver observer) {
        this.room = room;
        this.entrance = entrance;
        this.operations = operations;
        this.limits = limits;
        this.observer = observer;
    }

    /** The API over these driving ports. */
    public static WorkflooApi over(
            IdentifyCaller callers,
            ExecuteWorkfloo execute,
            AnswerStep answer,
            FollowExecutions follow,
            Deployment deployment) {
        Entrance entrance = new Entrance(callers, deployment);
        RequestBody body = new RequestBody(deployment.limits().largestBody());
        Operations operations = new Operations(new Ports(execute, answer, follow), entrance, body);
        return new WorkflooApi(
                entrance,
                operations,
                deployment.limits(),
                new Room(deployment.limits().room()),
                RequestObserver.NONE);
    }

    /** The same, with an observer who goes along with each request. */
    public WorkflooApi observedBy(RequestObserver who) {
        return new WorkflooApi(entrance, operations, limits, room, who);
    }

    /** What requests may take of the heap; whatever else takes much of it should share it. */
    public Room room() {
        return room;
    }

    public void install(JavalinConfig config) {
        Connections connections = Connections.install(config, limits, room, PATHS);
        HttpRules.apply(config, observer);
        config.routes.before(this::identify);
        OpenApi.install(config);
        config.routes.post(WORKFLOO, operation(connections, operations::execute));
        config.routes.get(WORKFLOO + "/status/{id}", operation(connections, operations::status));
        config.routes.get(WORKFLOO + "/{id}", operation(connections, operations::detail));
        config.routes.get(WORKFLOO + "/{id}/why", operation(connections, operations::why));
        config.routes.post(WORKFLOO + "/{id}/form", operation(connections, operations::form));
        config.routes.patch(WORKFLOO + "/{id}/nip/send", operation(connections, operations::sendNip));
        config.routes.patch(WORKFLOO + "/{id}/nip/validate", operation(connections, operations::validateNip));
        config.routes.patch(WORKFLOO + "/{id}/nip/resend", operation(connections, operations::resendNip));
        for (String path : List.of(WORKFLOO + "/status/{id}", WORKFLOO + "/{id}", WORKFLOO + "/{id}/why")) {
            config.routes.head(path, context -> Answer.notAllowed("GET").send(context));
        }
    }

    private interface Operation {
        Answer answer(Context context, Caller caller);
    }

    /** Before anything else, whether the path exists included, the key. */
    private void identify(Context context) {
        if (!PATHS.isOfTheApi(context.path())) return;
        Optional<Caller> caller = entrance.caller(context);
        if (caller.isPresent()) {
            context.attribute(CALLER, caller.get());
        } else {
            Answer.empty(401).send(context);
            context.skipRemainingHandlers();
        }
    }

    /** However a path was spelt that led here: without a caller there is no operation. */
    private Handler operation(Connections connections, Operation operation) {
        return context -> {
            Caller caller = context.attribute(CALLER);
            Answer answer = caller == null ? Answer.empty(401) : ask(operation, context, caller);
            if (caller == null || !answer.equals(Answer.AWAITED)) {
                answer.send(context);
            } else {
                Exchange exchange = Exchange.of(context.req());
                context.future(() -> BodyArrival.begun(context.req())
                        .read()
                        .thenCompose(here -> connections.goOn(exchange, () -> askAgain(operation, context, caller))));
                RequestLog.forget();
            }
        };
    }

    private void askAgain(Operation operation, Context context, Caller caller) {
        RequestLog.goOn(context);
        try {
            ask(operation, context, caller).send(context);
        } catch (Error e) {
            HttpRules.toAnswer(e, context).send(context);
        }
    }

    /** As one, however many lines it was sent in. */
    private static @Nullable String header(Context context, String name) {
        List<String> lines = Collections.list(context.req().getHeaders(name));
        return lines.isEmpty() ? null : String.join(",", lines);
    }

    private Answer ask(Operation operation, Context context, Caller caller) {
        try (Attendance attendance =
                observer.begin(RequestLog.method(context), RequestLog.route(context), name -> header(context, name))) {
            RequestLog.noteTrace(context);
            Exchange exchange = Exchange.of(context.req());
            Answer answer = room.within(exchange::take, () -> operation.answer(context, caller));
            if (answer.equals(Answer.AWAITED)) {
                attendance.postponed();
            } else {
                attendance.answered(answer.status(), RequestLog.execution(context));
            }
            return answer;
        }
    }
}
