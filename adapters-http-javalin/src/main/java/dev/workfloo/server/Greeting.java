package dev.workfloo.server;

import dev.workfloo.http.Deployment.Environments;
import dev.workfloo.server.settings.Settings;

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
        String call = showsDemo(settings) ? call(address) : "curl -s " + address + "/ready";
        return "Workfloo listens at " + address + "; try: " + call;
    }

    /** Where its key counts. */
    static boolean showsDemo(Settings settings) {
        return settings.demo() && settings.isLoopback() && settings.environments() != Environments.PRODUCTION;
    }

    static String call(String address) {
        return "curl -s '" + address + "/api/v1/workfloo?sandbox=true' -H 'x-api-key: " + Demo.KEY
                + "' -H 'Content-Type: application/json' -d '{\"idWorkflooDefinition\": \"" + DEFINITION
                + "\", \"scenarioId\": \"" + SCENARIO + "\"}'";
    }
}
