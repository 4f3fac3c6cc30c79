package dev.workfloo.http;

import dev.workfloo.application.port.in.IdentifyCaller;
import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.connection.Connections;
import dev.workfloo.http.connection.HeapBudget;
import dev.workfloo.http.connection.ServedPaths;
import dev.workfloo.http.operation.Answer;
import dev.workfloo.http.operation.Route;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.stream.Collectors;

/** The public API, to be installed in a Javalin: {@code Javalin.create(api::install)}. */
public final class WorkflooApi {

    private static final String ROOT = "/api";

    static final ServedPaths PATHS = new ServedPaths(ROOT, OpenApi.PATH, Probes.HEALTH, Probes.PATHS);

    private final List<Route> routes;
    private final Authentication entrance;
    private final HeapBudget heap;
    private final RequestObserver observer;

    private WorkflooApi(List<Route> routes, Authentication entrance, HeapBudget heap, RequestObserver observer) {
        this.routes = routes;
        this.entrance = entrance;
        this.heap = heap;
        this.observer = observer;
    }

    /**
     * The API with these operations.
     *
     * @param operations in the order in which paths are tried: the first that fits counts
     */
    public static WorkflooApi of(IdentifyCaller callers, List<Route> operations, Deployment deployment) {
        return new WorkflooApi(
                operations,
                new Authentication(callers, deployment),
                new HeapBudget(deployment.limits().heap()),
                RequestObserver.NONE);
    }

    /** The same, with an observer who goes along with each request. */
    public WorkflooApi observedBy(RequestObserver who) {
        return new WorkflooApi(routes, entrance, heap, who);
    }

    /** What requests may take of the heap; others that take much of it should share it. */
    public HeapBudget heap() {
        return heap;
    }

    public void install(JavalinConfig config) {
        ClientLimits limits = entrance.limits();
        Connections connections = Connections.install(config, limits, heap, PATHS);
        HttpRules.apply(config, observer);
        config.routes.before(context -> {
            if (PATHS.isOfTheApi(context.path())) entrance.identify(context);
        });
        OpenApi.install(config);
        CallReader calls = new CallReader(entrance, new RequestBody(limits));
        Dispatch dispatch = new Dispatch(calls, connections, heap, observer);
        for (Route route : routes) {
            config.routes.addHttpHandler(route.method(), route.path(), dispatch.to(route));
            if (route.method().equals(HandlerType.GET)) refuseHead(config, route.path());
        }
    }

    /** Javalin would answer HEAD wherever there is GET. It refuses by itself what else is not served. */
    private void refuseHead(JavalinConfig config, String path) {
        Answer refusal = Answer.notAllowed(routes.stream()
                .filter(route -> route.path().equals(path))
                .map(route -> route.method().name())
                .sorted()
                .collect(Collectors.joining(", ")));
        config.routes.head(path, refusal::send);
    }
}
