package dev.workfloo.http;

import dev.workfloo.access.Caller;
import dev.workfloo.access.Environment;
import dev.workfloo.access.Right;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.IdentifyCaller;
import dev.workfloo.http.Deployment.Environments;
import dev.workfloo.http.connection.Exchange;
import dev.workfloo.http.connection.TrustedProxies.Origin;
import io.javalin.http.Context;
import io.vavr.control.Either;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who calls, in which environment, and whether they may: looked at before anything else of a request. */
final class Entrance {

    private static final String FORBIDDEN = "FORBIDDEN_ERROR";
    private static final String LABEL = "sandbox";

    private final IdentifyCaller callers;
    private final Deployment deployment;

    Entrance(IdentifyCaller callers, Deployment deployment) {
        this.callers = callers;
        this.deployment = deployment;
    }

    /** The key stands bare in its header: with anything around it, it is another key. */
    Optional<Caller> caller(Context context) {
        return SingleHeader.read(context, "x-api-key")
                .getOrElse(Optional.empty())
                .filter(key -> !key.isBlank())
                .flatMap(callers::identify);
    }

    Either<Answer, Scope> enter(Context context, Caller caller, Right... anyOf) {
        return environment(context).flatMap(environment -> {
            if (!caller.mayEnter(environment)) return Either.left(Answer.empty(401));
            if (Arrays.stream(anyOf).noneMatch(caller::may)) {
                return Either.left(Answer.error(403, FORBIDDEN, "the key lacks the right " + anyOf[0]));
            }
            if (environment == Environment.SANDBOX && deployment.environments() == Environments.PRODUCTION) {
                return Either.left(Answer.error(403, FORBIDDEN, "this deployment has no sandbox"));
            }
            return Either.right(new Scope(caller.workspace(), environment));
        });
    }

    /** Whom the request is from, and to which host, as far as a proxy that we trust says so. */
    Origin origin(Context context) {
        return deployment
                .limits()
                .proxies()
                .origin(context.ip(), name -> Collections.list(context.req().getHeaders(name)));
    }

    /** Where the deployment or the host decides, the query is not read at all. */
    private Either<Answer, Environment> environment(Context context) {
        String host = origin(context)
                .host()
                .orElseGet(() -> Exchange.of(context.req()).host());
        if (deployment.environments() == Environments.SANDBOX || isSandboxHost(host)) {
            return Either.right(Environment.SANDBOX);
        }
        List<String> asked = Query.of(context.queryString()).values("sandbox");
        boolean sandbox = asked.contains("true");
        boolean plain = asked.stream().allMatch(value -> value.equals(Boolean.toString(sandbox)));
        if (!plain) {
            return Either.left(Answer.errors(400, Catalogue.FORMAT, Map.of("sandbox", "must be true or false")));
        }
        return Either.right(sandbox ? Environment.SANDBOX : Environment.PRODUCTION);
    }

    private static boolean isSandboxHost(String host) {
        String name = host.replaceFirst(":[0-9]*$", "");
        return Arrays.stream(name.split("\\.")).anyMatch(LABEL::equalsIgnoreCase);
    }
}
