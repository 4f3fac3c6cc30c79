package dev.workfloo.http;

import dev.workfloo.access.Caller;
import dev.workfloo.access.Environment;
import dev.workfloo.access.Right;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.IdentifyCaller;
import dev.workfloo.http.Deployment.Environments;
import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.connection.Exchange;
import dev.workfloo.http.connection.TrustedProxies.Origin;
import dev.workfloo.http.operation.Answer;
import dev.workfloo.http.operation.Call.Headers;
import dev.workfloo.http.operation.Call.Sender;
import dev.workfloo.http.operation.Query;
import io.javalin.http.Context;
import io.vavr.control.Either;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who calls, in which environment, and whether they may: looked at before anything else of a request. */
final class Authentication {

    private static final String LABEL = "sandbox";
    private static final String CALLER = "workfloo.caller";
    private static final String COUNTED = "workfloo.counted";

    private final IdentifyCaller callers;
    private final Deployment deployment;

    Authentication(IdentifyCaller callers, Deployment deployment) {
        this.callers = callers;
        this.deployment = deployment;
    }

    Deployment deployment() {
        return deployment;
    }

    ClientLimits limits() {
        return deployment.limits();
    }

    /** Whether the key may ask once more so soon. A call that waits for its body is asked about again, and counts once. */
    boolean admits(Context context, Caller caller) {
        if (context.attribute(COUNTED) != null) return true;
        context.attribute(COUNTED, true);
        return deployment.rates().admits(caller);
    }

    /** Whether nobody changes anything now. */
    boolean isPaused() {
        return deployment.paused().getAsBoolean();
    }

    /** Lets nobody on whose key is not known. */
    void identify(Context context) {
        Optional<Caller> caller = caller(context);
        if (caller.isPresent()) {
            context.attribute(CALLER, caller.get());
        } else {
            Answer.empty(401).send(context);
            context.skipRemainingHandlers();
        }
    }

    /** The key stands bare in its header: with anything around it, it is another key. */
    private Optional<Caller> caller(Context context) {
        return headers(context)
                .single("x-api-key")
                .getOrElse(Optional.empty())
                .filter(key -> !key.isBlank())
                .flatMap(callers::identify);
    }

    /** Who was identified; nobody where a path was spelt so that it was not taken for one of the API. */
    static Optional<Caller> identified(Context context) {
        return Optional.ofNullable(context.attribute(CALLER));
    }

    /** @param anyOf rights of which one is enough */
    Either<Answer, Sender> enter(Context context, Caller caller, List<Right> anyOf) {
        Headers headers = headers(context);
        Origin origin = deployment.limits().proxies().origin(context.ip(), headers.lines());
        return environment(context, origin).flatMap(environment -> {
            if (!caller.mayEnter(environment)) return Either.left(Answer.empty(401));
            if (anyOf.stream().noneMatch(caller::may)) {
                return Either.left(Answer.lacking(anyOf));
            }
            if (environment == Environment.SANDBOX && deployment.environments() == Environments.PRODUCTION) {
                return Either.left(Answer.forbidden("this deployment has no sandbox"));
            }
            return Either.right(new Sender(
                    new Scope(caller.workspace(), environment),
                    caller,
                    origin.client(),
                    headers,
                    address(context, origin)));
        });
    }

    /** Where others reach this service: as it was set, or else where this request came to. */
    private String address(Context context, Origin origin) {
        return deployment
                .address()
                .orElseGet(() -> origin.scheme().orElse("http") + "://"
                        + origin.host()
                                .orElseGet(() -> Exchange.of(context.req()).authority()));
    }

    private static Headers headers(Context context) {
        return new Headers(name -> Collections.list(context.req().getHeaders(name)));
    }

    /** Where the deployment or the host decides, the query is not read at all. */
    private Either<Answer, Environment> environment(Context context, Origin origin) {
        String host = origin.host().orElseGet(() -> Exchange.of(context.req()).host());
        if (deployment.environments() == Environments.SANDBOX || isSandboxHost(host)) {
            return Either.right(Environment.SANDBOX);
        }
        List<String> asked = Query.of(context.queryString()).values("sandbox");
        boolean sandbox = asked.contains("true");
        boolean plain = asked.stream().allMatch(value -> value.equals(Boolean.toString(sandbox)));
        if (!plain) return Either.left(Answer.wrongFields(Map.of("sandbox", "must be true or false")));
        return Either.right(sandbox ? Environment.SANDBOX : Environment.PRODUCTION);
    }

    private static boolean isSandboxHost(String host) {
        String name = host.replaceFirst(":[0-9]*$", "");
        return Arrays.stream(name.split("\\.")).anyMatch(LABEL::equalsIgnoreCase);
    }
}
