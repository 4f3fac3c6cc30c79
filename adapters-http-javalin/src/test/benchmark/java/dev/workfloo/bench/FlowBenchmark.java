package dev.workfloo.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.bench.CreditCase.Ending;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A whole flow, form → connector → decision, in this process: against bare JDBC doing the same commits, and against engines
 * of BPMN, each on a database of its own. First that they decide alike, and what they ask of the database; then how fast.
 */
public final class FlowBenchmark {

    private static final int COUNTED = 100;

    private final int seconds;
    private final int rounds;

    private FlowBenchmark(int seconds, int rounds) {
        this.seconds = seconds;
        this.rounds = rounds;
    }

    /**
     * Whatever happens the process ends: engines and pools have threads that would keep it.
     *
     * @param arguments seconds of a round, rounds, and places
     */
    public static void main(String[] arguments) {
        try {
            int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4;
            int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
            FlowBenchmark benchmark = new FlowBenchmark(seconds, rounds);
            for (Place place : Place.values()) benchmark.compare(place);
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void compare(Place place) throws Exception {
        System.out.printf(Locale.ROOT, "%n%s, one flow asks of the database%n", place.title());
        for (Entrant entrant : Entrant.in(place)) count(place, entrant);
        Map<Entrant, Flow> flows = new LinkedHashMap<>();
        for (Entrant entrant : Entrant.in(place))
            flows.put(entrant, entrant.open(place.newPool(entrant.connections())));
        for (int clients : new int[] {1, 8}) {
            Load load = new Load(clients, rounds, seconds);
            flows.forEach((entrant, flow) -> load.way(entrant.title(), flow::run, flow::settle));
            load.run(place.title());
            report(load);
        }
        for (Flow flow : flows.values()) flow.close();
    }

    private static void report(Load load) {
        for (Entrant other : Entrant.values()) {
            if (other == Entrant.WORKFLOO || !load.has(other.title())) continue;
            System.out.printf(
                    Locale.ROOT,
                    "  Workfloo is %.2f times %s%n",
                    load.ratio(Entrant.WORKFLOO.title(), other.title()),
                    other.title());
        }
    }

    private static void count(Place place, Entrant entrant) throws Exception {
        try (HikariDataSource pool = place.newPool(entrant.connections())) {
            Ledger ledger = new Ledger(pool);
            try (Flow flow = entrant.open(ledger)) {
                Ending ending = flow.ending(flow.run());
                if (!ending.equals(CreditCase.EXPECTED)) throw new IllegalStateException(entrant + " says " + ending);
                for (int i = 0; i < COUNTED; i++) flow.run();
                ledger.take();
                for (int i = 0; i < COUNTED; i++) flow.run();
                Ledger.Counts counts = ledger.take();
                System.out.printf(
                        Locale.ROOT,
                        "  %-52s %5.1f reads, %5.1f writes, %5.1f commits%n",
                        entrant.title(),
                        counts.reads() / (double) COUNTED,
                        counts.writes() / (double) COUNTED,
                        counts.commits() / (double) COUNTED);
            }
        }
    }
}
