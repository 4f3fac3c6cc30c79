package dev.workfloo.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Compares ways of doing a thing side by side: a warm-up of each, then rounds in turn, so that what the machine does
 * meanwhile hits all of them alike. Reports each way's median round and its ratio to the first, round by round.
 */
public final class Load {

    private static final int WARM_UPS = 2;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final int clients;
    private final int rounds;
    private final int roundSeconds;
    private final Map<String, Measured> ways = new LinkedHashMap<>();
    private final Map<String, List<Round>> measured = new LinkedHashMap<>();

    public Load(int clients, int rounds, int roundSeconds) {
        this.clients = clients;
        this.rounds = rounds;
        this.roundSeconds = roundSeconds;
    }

    public interface Work {
        void once() throws Exception;
    }

    /** Something whose rounds are measured as a whole. */
    public interface Measured {
        Round round() throws Exception;
    }

    /**
     * How it went.
     *
     * @param p50 how many milliseconds half of them took at most
     * @param p99 how many milliseconds all but a hundredth of them took at most
     * @param cpu how many microseconds of this process's processor time each of them took, which a busy machine changes least
     */
    public record Round(double perSecond, double p50, double p99, double cpu) {}

    public Load way(String name, Work work) {
        return way(name, work, () -> {});
    }

    /** @param before is done before each round, and not measured */
    public Load way(String name, Work work, Work before) {
        return measuring(name, () -> {
            before.once();
            return round(clients, roundSeconds, work);
        });
    }

    public Load measuring(String name, Measured way) {
        ways.put(name, way);
        measured.put(name, new ArrayList<>());
        return this;
    }

    public Load run(String title) throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            for (Measured way : ways.values()) way.round();
        }
        for (int i = 0; i < rounds; i++) {
            for (Map.Entry<String, Measured> way : ways.entrySet()) {
                measured.get(way.getKey()).add(way.getValue().round());
            }
        }
        report(title);
        return this;
    }

    /** One round of so many clients, each of which does the work again and again. */
    public static Round round(int clients, int seconds, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long cpu = PROCESS.getProcessCpuTime();
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            List<Future<long[]>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) running.add(threads.submit(() -> client(work, end)));
            List<long[]> all = new ArrayList<>();
            for (Future<long[]> client : running) all.add(client.get());
            long[] sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            double each = (PROCESS.getProcessCpuTime() - cpu) / 1e3 / Math.max(1, sorted.length);
            return new Round(sorted.length / (double) seconds, at(sorted, 0.50), at(sorted, 0.99), each);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long[] client(Work work, long end) throws Exception {
        long[] took = new long[1 << 20];
        int count = 0;
        for (long now = System.nanoTime(); now < end && count < took.length; count++) {
            work.once();
            long then = System.nanoTime();
            took[count] = then - now;
            now = then;
        }
        return Arrays.copyOf(took, count);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * share)] / 1e6;
    }

    private void report(String title) {
        System.out.printf(Locale.ROOT, "%n%s, %d clients, median of %d rounds%n", title, clients, rounds);
        String base = measured.keySet().iterator().next();
        measured.forEach((name, results) -> {
            double[] ratios = ratios(name, base);
            System.out.printf(
                    Locale.ROOT,
                    "  %-52s %9.0f/s  ratio %6.3f (%.3f to %.3f)  p50 %8.3f ms  p99 %8.3f ms  cpu %7.0f µs%n",
                    name,
                    median(results.stream().mapToDouble(Round::perSecond).toArray()),
                    median(ratios),
                    ratios[0],
                    ratios[ratios.length - 1],
                    median(results.stream().mapToDouble(Round::p50).toArray()),
                    median(results.stream().mapToDouble(Round::p99).toArray()),
                    median(results.stream().mapToDouble(Round::cpu).toArray()));
        });
    }

    public boolean has(String name) {
        return ways.containsKey(name);
    }

    public boolean isEmpty() {
        return ways.isEmpty();
    }

    /** How many times as much one way did as another: the median of what the rounds say. */
    public double ratio(String name, String other) {
        return median(ratios(name, other));
    }

    /** The least in front. */
    private double[] ratios(String name, String other) {
        return IntStream.range(0, rounds)
                .mapToDouble(i -> measured.get(name).get(i).perSecond()
                        / measured.get(other).get(i).perSecond())
                .sorted()
                .toArray();
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }
}
