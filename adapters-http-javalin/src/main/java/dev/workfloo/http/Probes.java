package dev.workfloo.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.JavalinConfig;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What an orchestrator asks: whether the process lives, and whether it can serve. They take no key. */
public final class Probes {

    private Probes() {}

    /** @param ready whether whatever serving needs is there now */
    public static void install(JavalinConfig config, BooleanSupplier ready) {
        config.routes.get("/health", context -> answer(200, "alive").send(context));
        config.routes.get("/ready", context -> {
            Answer answer = ready.getAsBoolean()
                    ? answer(200, "ready")
                    : answer(503, "not ready").later();
            answer.send(context);
        });
    }

    private static Answer answer(int status, String word) {
        return new Answer(
                status, Optional.of(JsonNodeFactory.instance.objectNode().put("status", word)), Map.of());
    }
}
