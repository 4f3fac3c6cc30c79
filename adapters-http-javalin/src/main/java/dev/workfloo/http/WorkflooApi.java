package dev.workfloo.http;

import dev.workfloo.access.Caller;
import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.ExecuteWorkfloo;
import dev.workfloo.application.port.in.FollowExecutions;
import dev.workfloo.application.port.in.IdentifyCaller;
import dev.workfloo.http.Operations.Ports;
import dev.workfloo.http.RequestObserver.Attendance;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Optional;

/** The public API, to be installed in a Javalin: {@code Javalin.create(api::install)}. */
public final class WorkflooApi {

    private static final String ROOT = "/api";
    private static final String WORKFLOO = ROOT + "/v1/workfloo";
    private static final String CALLER = "workfloo.caller";

    private final Entrance entrance;
    private final Operations operations;
    private final RequestObserver observer;

    private WorkflooApi(Entrance entrance, Operations operations, RequestObserver observer) {
        this.entrance = entrance;
        this.operations = operations;
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
        RequestBody body = new RequestBody(deployment.largestBody());
        Operations operations = new Operations(new Ports(execute, answer, follow), entrance, body);
        return new WorkflooApi(entrance, operations, RequestObserver.NONE);
    }

    /** The same, with an observer who goes along with each request. */
    public WorkflooApi observedBy(RequestObserver who) {
        return new WorkflooApi(entrance, operations, who);
    }

    public void install(JavalinConfig config) {
        HttpRules.apply(config, observer);
        config.routes.before(this::identify);
        config.routes.post(WORKFLOO, operation(operations::execute));
        config.routes.get(WORKFLOO + "/status/{id}", operation(operations::status));
        config.routes.get(WORKFLOO + "/{id}", operation(operations::detail));
        config.routes.post(WORKFLOO + "/{id}/form", operation(operations::form));
        config.routes.patch(WORKFLOO + "/{id}/nip/send", operation(operations::sendNip));
        config.routes.patch(WORKFLOO + "/{id}/nip/validate", operation(operations::validateNip));
        config.routes.patch(WORKFLOO + "/{id}/nip/resend", operation(operations::resendNip));
        for (String path : List.of(WORKFLOO + "/status/{id}", WORKFLOO + "/{id}")) {
            config.routes.head(path, context -> Answer.notAllowed("GET").send(context));
        }
    }

    private interface Operation {
        Answer answer(Context context, Caller caller);
    }

    /** Before anything else, whether the path exists included, the key. */
    private void identify(Context context) {
        boolean open = !context.path().equals(ROOT) && !context.path().startsWith(ROOT + "/");
        if (open) return;
        Optional<Caller> caller = entrance.caller(context);
        if (caller.isPresent()) {
            context.attribute(CALLER, caller.get());
        } else {
            Answer.empty(401).send(context);
            context.skipRemainingHandlers();
        }
    }

    /** However a path was spelt that led here: without a caller there is no operation. */
    private Handler operation(Operation operation) {
        return context -> {
            Caller caller = context.attribute(CALLER);
            try (Attendance attendance =
                    observer.begin(RequestLog.method(context), RequestLog.route(context), context::header)) {
                Answer answer = caller == null ? Answer.empty(401) : operation.answer(context, caller);
                attendance.answered(answer.status(), RequestLog.execution(context));
                answer.send(context);
            }
        };
    }
}
