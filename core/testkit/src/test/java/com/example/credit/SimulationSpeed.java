package com.example.credit;

import dev.workfloo.testkit.SimulatedRuns;
import dev.workfloo.testkit.Simulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Measures whole simulated flows, each with a form, a code typed twice, a service and a table, per second. */
final class SimulationSpeed {

    private static final int ROUNDS = 8;

    private SimulationSpeed() {}

    /** @param arguments how many flows in a round, and the definition file */
    public static void main(String[] arguments) {
        int flows = Integer.parseInt(arguments[0]);
        Simulator credit = Simulator.of(Path.of(arguments[1]))
                .service("buro-pf", Map.of("score", 712))
                .answeringFrom(Map.of("birth_date", "1990-08-15", "phone_number", "5512345678"));
        int processors = Runtime.getRuntime().availableProcessors();
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            SimulatedRuns runs = credit.seed(round)
                    .runs(
                            flows,
                            run -> run.answeringFrom(
                                            Map.of("income", run.random().nextInt(30_000)))
                                    .toEnd());
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            long told = runs.stream()
                    .limit(100)
                    .filter(run -> !run.story().isEmpty())
                    .count();
            System.out.printf(
                    Locale.ROOT,
                    "%,d flows on %d processors: %,.0f a second (%s, %d told)%n",
                    flows,
                    processors,
                    flows / (took.toNanos() / 1e9),
                    runs.exits("policy"),
                    told);
        }
    }
}
