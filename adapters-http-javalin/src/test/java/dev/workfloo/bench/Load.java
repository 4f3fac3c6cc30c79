package dev.workfloo.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Compares ways of doing a thing side by side: a warm-up of each, then rounds in turn, so that what the machine does
 * meanwhile hits all of them alike. Reports each way's median round and its ratio to the first.
 */
final class Load {

    private final int clients;
    private final int rounds;
    private final long roundNanos;
    private final Map<String, Work> ways = new LinkedHashMap<>();
    private final Map<String, List<Round>> measured = new LinkedHashMap<>();

    Load(int clients, int rounds, int roundSeconds) {
        this.clients = clients;
        this.rounds = rounds;
        this.roundNanos = roundSeconds * 1_000_000_000L;
    }

    interface Work {
        void once() throws Exception;
    }

    private record Round(double perSecond, double p50, double p99) {}

    Load way(String name, Work work) {
        ways.put(name, work);
        measured.put(name, new ArrayList<>());
        return this;
    }

    void run(String title) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            for (Work work : ways.values()) round(threads, work);
            for (Work work : ways.values()) round(threads, work);
            for (int i = 0; i < rounds; i++) {
                for (Map.Entry<String, Work> way : ways.entrySet()) {
                    measured.get(way.getKey()).add(round(threads, way.getValue()));
                }
            }
        } finally {
            threads.shutdownNow();
        }
        report(title);
    }

    private Round round(ExecutorService threads, Work work) throws Exception {
        long end = System.nanoTime() + roundNanos;
        List<Future<long[]>> running = new ArrayList<>();
        for (int i = 0; i < clients; i++) running.add(threads.submit(() -> client(work, end)));
        List<long[]> all = new ArrayList<>();
        for (Future<long[]> client : running) all.add(client.get());
        long[] sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Round(sorted.length * 1e9 / roundNanos, at(sorted, 0.50), at(sorted, 0.99));
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
        double base = median(measured.values().iterator().next());
        measured.forEach((name, results) -> System.out.printf(
                Locale.ROOT,
                "  %-42s %9.0f/s  ratio %5.2f  p50 %7.2f ms  p99 %7.2f ms%n",
                name,
                median(results),
                median(results) / base,
                results.stream().mapToDouble(Round::p50).sorted().toArray()[rounds / 2],
                results.stream().mapToDouble(Round::p99).sorted().toArray()[rounds / 2]));
    }

    private static double median(List<Round> results) {
        return results.stream().mapToDouble(Round::perSecond).sorted().toArray()[results.size() / 2];
    }
}
