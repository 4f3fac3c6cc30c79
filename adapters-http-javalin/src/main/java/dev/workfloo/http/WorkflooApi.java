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
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;

/** The public API, to be installed in a Javalin: {@code Javalin.create(api::install)}. */
public final class WorkflooApi {

    private static final String ROOT = "/api";

    static final ServedPaths PATHS = new ServedPaths(ROOT, OpenApi.PATH, Probes.HEALTH, Probes.PATHS);

    private final Served served;
    private final Authentication entrance;
    private final HeapBudget heap;
    private final RequestObserver observer;

    /** The operations, and what is beside them. */
    private record Served(List<Route> routes, List<PageSite> sites) {}

    private WorkflooApi(Served served, Authentication entrance, HeapBudget heap, RequestObserver observer) {
        this.served = served;
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
                new Served(operations, List.of()),
                new Authentication(callers, deployment),
                new HeapBudget(deployment.limits().heap()),
                RequestObserver.NONE);
    }

    /** The same, with an observer who goes along with each request. */
    public WorkflooApi observedBy(RequestObserver who) {
        return new WorkflooApi(served, entrance, heap, who);
    }

    /** The same, with these pages beside it. */
    public WorkflooApi with(List<PageSite> sites) {
        return new WorkflooApi(new Served(served.routes(), List.copyOf(sites)), entrance, heap, observer);
    }

    /** The description of the API, as {@code /openapi.json} gives it out: OpenAPI 3.1 in JSON. */
    public static InputStream description() {
        return OpenApi.open();
    }

    /** What requests may take of the heap; others that take much of it should share it. */
    public HeapBudget heap() {
        return heap;
    }

    public void install(JavalinConfig config) {
        ClientLimits limits = entrance.limits();
        Connections connections = Connections.install(config, limits, heap, paths());
        HttpRules.apply(config, observer);
        config.routes.before(context -> {
            if (PATHS.isOfTheApi(context.path())) entrance.identify(context);
        });
        OpenApi.install(config);
        CallReader calls = new CallReader(entrance, new RequestBody(limits));
        Dispatch dispatch = new Dispatch(calls, connections, heap, observer);
        PageDispatch pages = new PageDispatch(connections, heap, entrance.deployment());
        served.sites().forEach(site -> site.install(config, pages));
        for (Route route : served.routes()) {
            config.routes.addHttpHandler(route.method(), route.path(), dispatch.to(route));
            if (route.method().equals(HandlerType.GET)) refuseHead(config, route.path());
        }
    }

    private ServedPaths paths() {
        return PATHS.withPages(
                served.sites().stream().flatMap(site -> site.roots().stream()).collect(Collectors.toUnmodifiableSet()));
    }

    /** Javalin would answer HEAD wherever there is GET. It refuses by itself what else is not served. */
    private void refuseHead(JavalinConfig config, String path) {
        Answer refusal = Answer.notAllowed(served.routes().stream()
                .filter(route -> route.path().equals(path))
                .map(route -> route.method().name())
                .sorted()
                .collect(Collectors.joining(", ")));
        config.routes.head(path, refusal::send);
    }
}
