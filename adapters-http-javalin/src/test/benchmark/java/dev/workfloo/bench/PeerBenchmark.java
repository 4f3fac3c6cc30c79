package dev.workfloo.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.bench.CreditCase.Ending;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A whole flow, form → connector → decision, in this process: against bare JDBC doing the same commits, and against engines
 * of BPMN, each on a database of its own. First that they decide alike, and what they ask of the database; then how fast.
 */
public final class PeerBenchmark {

    private static final int COUNTED = 100;
    private static final int MOST_CLIENTS = 8;

    /** The slow ones run little code in a second, and it must be compiled well all the same. */
    private static final int WARM_UP_SECONDS = 30;

    private final int seconds;
    private final int rounds;
    private final Set<Entrant> entrants;

    private PeerBenchmark(int seconds, int rounds, Set<Entrant> entrants) {
        this.seconds = seconds;
        this.rounds = rounds;
        this.entrants = entrants;
    }

    /**
     * Whatever happens the process ends: engines and pools have threads that would keep it.
     *
     * @param arguments seconds of a round and rounds; then, if not all are wanted, places and entrants, such as
     *     {@code 4 7 H2,POSTGRES BARE,WORKFLOO}
     */
    public static void main(String[] arguments) {
        try {
            PeerBenchmark benchmark = new PeerBenchmark(
                    Integer.parseInt(arguments[0]),
                    Integer.parseInt(arguments[1]),
                    chosen(arguments, 3, Entrant.class));
            for (Place place : chosen(arguments, 2, Place.class)) benchmark.compare(place);
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static <E extends Enum<E>> Set<E> chosen(String[] arguments, int at, Class<E> type) {
        if (arguments.length <= at) return EnumSet.allOf(type);
        return Arrays.stream(arguments[at].split(","))
                .map(name -> Enum.valueOf(type, name))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }

    private List<Entrant> entrants(Place place) {
        return Entrant.in(place).stream().filter(entrants::contains).toList();
    }

    private void compare(Place place) throws Exception {
        System.out.printf(Locale.ROOT, "%n%s, one flow asks of the database%n", place.title());
        for (Entrant entrant : entrants(place)) count(place, entrant);
        Map<Entrant, Flow> flows = new LinkedHashMap<>();
        for (Entrant entrant : entrants(place)) flows.put(entrant, entrant.open(place.newPool(entrant.connections())));
        for (Flow flow : flows.values()) Load.round(MOST_CLIENTS, WARM_UP_SECONDS, flow::run);
        for (int clients : new int[] {1, MOST_CLIENTS}) {
            Load load = new Load(clients, rounds, seconds);
            flows.forEach((entrant, flow) -> load.way(entrant.title(), flow::run, flow::settle));
            load.run(place.title());
            report(load);
        }
        for (Flow flow : flows.values()) flow.close();
    }

    private static void report(Load load) {
        for (Entrant other : Entrant.values()) {
            if (other == Entrant.WORKFLOO || !load.has(Entrant.WORKFLOO.title()) || !load.has(other.title())) continue;
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
