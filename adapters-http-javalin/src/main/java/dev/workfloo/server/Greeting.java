package dev.workfloo.server;

import dev.workfloo.docs.Installation.Demonstration;
import dev.workfloo.http.Deployment.Environments;
import dev.workfloo.server.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The one line at the end of start-up: where the service is, and something to paste. */
final class Greeting {

    private static final String DEFINITION = "657117e1d511b6e54fe2a967";

    private static final String SCENARIO = "6571181fd511b6e54fe2a968";

    private Greeting() {}

    /** @param isPaused whether it serves reads alone */
    static String of(Settings settings, String address, boolean isPaused) {
        if (isPaused) {
            return "Workfloo listens at " + address
                    + "; it is PAUSED: it serves reads alone, and sends nothing until it is" + " let go; try: curl -s "
                    + address + "/ready";
        }
        String call =
                demonstration(settings).map(demo -> demo.call().apply(address)).orElse("curl -s " + address + "/ready");
        return "Workfloo listens at " + address + "; try: " + call;
    }

    /** Where its key counts. */
    static Optional<Demonstration> demonstration(Settings settings) {
        boolean counts = settings.demo() && settings.isLoopback() && settings.environments() != Environments.PRODUCTION;
        if (!counts) return Optional.empty();

        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("idWorkflooDefinition", DEFINITION);
        ids.put("scenarioId", SCENARIO);
        return Optional.of(new Demonstration(Demo.KEY, ids, Greeting::call));
    }

    private static String call(String address) {
        return "curl -s '" + address + "/api/v1/workfloo?sandbox=true' -H 'x-api-key: " + Demo.KEY
                + "' -H 'Content-Type: application/json' -d '{\"idWorkflooDefinition\": \"" + DEFINITION
                + "\", \"scenarioId\": \"" + SCENARIO + "\"}'";
    }
}
