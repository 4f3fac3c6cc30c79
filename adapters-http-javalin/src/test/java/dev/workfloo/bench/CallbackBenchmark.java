package dev.workfloo.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.server.Service;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import java.util.function.ToDoubleFunction;

/**
 * How soon clients are told, and how many of them in a second, by the packaged service in a process of its own. The lag of a
 * change is measured from the request that made it until its receiver has read it, and so holds the request too.
 */
public final class CallbackBenchmark {

    private static final String START = "{\"idWorkflooDefinition\": \"657117e1d511b6e54fe2a967\", \"scenarioId\":"
            + " \"6571181fd511b6e54fe2a968\", \"callbackUrl\": \"%s\"}";
    private static final String FORM = """
            {"first_name": "ANA", "rfc_pf": "KIBA801010BPA", "birth_date": "1990-08-15", "employed": true, "employer": "ACME",
             "income": 20000, "country_code": "+52", "phone_number": "5512345678"}""";
    private static final String ENCRYPTION_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static final int CLIENTS = 8;
    private static final int RECEIVERS = 8;
    private static final int BAD = 0;
    private static final int WAITING = 1_000;
    private static final Duration SLOW = Duration.ofSeconds(9);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is told in a round, and how the first receiver is meanwhile. */
    private enum Situation {
        ALL_WELL("all well"),
        ONE_DOWN("one of eight refuses connections"),
        ONE_SLOW("one of eight answers after 9 s"),
        BACKLOG("a thousand wait for that one"),
        AS_MANY_AS_CAN_BE("more than can be, eight receivers"),
        TO_ONE_RECEIVER("more than can be, one receiver");

        private final String words;

        Situation(String words) {
            this.words = words;
        }

        boolean isPaced() {
            return this == ALL_WELL || isOneBad();
        }

        boolean isOneBad() {
            return this == ONE_DOWN || isOneSlow();
        }

        boolean isOneSlow() {
            return this == ONE_SLOW || this == BACKLOG;
        }

        int receivers() {
            return this == TO_ONE_RECEIVER ? 1 : RECEIVERS;
        }
    }

    /** Something that was asked of the service, and that a receiver must be told of. */
    private record Change(String execution, String type, int receiver, long asked) {}

    /**
     * How it went.
     *
     * @param perSecond changes told in a second, while others were made
     * @param lags in milliseconds, sorted; without those that the bad receiver was told
     * @param repeated how many were told once more
     */
    private record Round(double perSecond, double[] lags, int repeated) {
        double p50() {
            return at(0.50);
        }

        double p95() {
            return at(0.95);
        }

        double p99() {
            return at(0.99);
        }

        double longest() {
            return at(1);
        }

        private double at(double share) {
            return lags[(int) ((lags.length - 1) * share)];
        }
    }

    private final String address;
    private final Receivers receivers;
    private final int seconds;
    private final int perSecond;

    private CallbackBenchmark(String address, Receivers receivers, int seconds, int perSecond) {
        this.address = address;
        this.receivers = receivers;
        this.seconds = seconds;
        this.perSecond = perSecond;
    }

    /**
     * Whatever happens the process ends: servers and pools have threads that would keep it.
     *
     * @param arguments seconds of a round, rounds, and executions started in a second where that is fixed
     */
    public static void main(String[] arguments) {
        try {
            int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
            int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
            int perSecond = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
            run("PostgreSQL, synchronous commit", onPostgres(), seconds, rounds, perSecond);
            run("H2 in a file", Map.of(), seconds, rounds, perSecond);
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static Map<String, String> onPostgres() {
        return Map.of(
                "WORKFLOO_JDBC_URL",
                TestPostgres.newDatabase(),
                "WORKFLOO_ENCRYPTION_KEY",
                ENCRYPTION_KEY,
                "WORKFLOO_DEMO",
                "true");
    }

    private static void run(String title, Map<String, String> database, int seconds, int rounds, int perSecond)
            throws Exception {
        Path folder = Files.createTempDirectory("workfloo-callbacks");
        Map<String, String> environment = new TreeMap<>(database);
        environment.put("WORKFLOO_CALLBACKS_ALLOW_PRIVATE", "true");
        Map<Situation, List<Round>> measured = new EnumMap<>(Situation.class);
        try (Service service = Service.start(folder, environment);
                Receivers receivers = new Receivers(RECEIVERS)) {
            CallbackBenchmark benchmark = new CallbackBenchmark(service.address(), receivers, seconds, perSecond);
            for (Situation each : List.of(Situation.ALL_WELL, Situation.AS_MANY_AS_CAN_BE)) benchmark.round(each);
            for (int i = 0; i < rounds; i++) {
                for (Situation each : Situation.values()) {
                    measured.computeIfAbsent(each, it -> new ArrayList<>()).add(benchmark.round(each));
                }
            }
            report(
                    title + ", " + perSecond + " starts a second where paced, median of " + rounds + " rounds",
                    measured);
        }
    }

    private Round round(Situation situation) throws Exception {
        if (situation == Situation.ONE_DOWN) receivers.get(BAD).goDown();
        if (situation.isOneSlow()) receivers.get(BAD).answerAfter(SLOW);
        List<Change> before = situation == Situation.BACKLOG ? askForBacklog() : List.of();
        long begun = System.nanoTime();
        List<Change> changes = ask(situation, begun);
        long ended = System.nanoTime();
        List<Change> others = changes.stream()
                .filter(change -> !situation.isOneBad() || change.receiver() != BAD)
                .toList();
        awaitTold(others);
        double[] lags = lags(others);
        double perSecond = told(others, begun, ended);
        if (situation == Situation.ONE_DOWN) receivers.get(BAD).comeBack();
        receivers.get(BAD).answerAfter(Duration.ZERO);
        // What is left over would be told in the next round.
        awaitTold(changes);
        awaitTold(before);
        return new Round(perSecond, lags, receivers.takeRepetitions());
    }

    private double[] lags(List<Change> changes) {
        return changes.stream()
                .mapToDouble(change -> (toldAt(change) - change.asked()) / 1e6)
                .sorted()
                .toArray();
    }

    private double told(List<Change> changes, long begun, long ended) {
        long count = changes.stream().filter(change -> toldAt(change) < ended).count();
        return count * 1e9 / (ended - begun);
    }

    private long toldAt(Change change) {
        return receivers.toldAt(change.execution(), change.type());
    }

    private void awaitTold(List<Change> changes) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Change change : changes) {
            while (receivers.toldAt(change.execution(), change.type()) == null) {
                if (System.nanoTime() > end) throw new IllegalStateException("in vain for " + PATIENCE);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    /** Starts executions and answers their forms, for as long as a round takes. */
    private List<Change> ask(Situation situation, long begun) throws Exception {
        long end = begun + TimeUnit.SECONDS.toNanos(seconds);
        return ask(n -> isTime(situation, begun, n, end), situation.receivers());
    }

    private List<Change> askForBacklog() throws Exception {
        return ask(n -> n < WAITING, 1);
    }

    /** @param goesOn whether there is to be an execution of this number */
    private List<Change> ask(LongPredicate goesOn, int among) throws Exception {
        Queue<Change> changes = new ConcurrentLinkedQueue<>();
        AtomicLong next = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(threads.submit(() -> {
                    for (long n = next.getAndIncrement(); goesOn.test(n); n = next.getAndIncrement()) {
                        ask((int) (n % among), changes);
                    }
                    return null;
                }));
            }
            for (Future<?> client : running) client.get();
        } finally {
            threads.shutdownNow();
        }
        return List.copyOf(changes);
    }

    /** Waits until it is time for the next execution, if they are paced. */
    private boolean isTime(Situation situation, long begun, long number, long end) {
        if (!situation.isPaced()) return System.nanoTime() < end;
        long due = begun + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
        if (due >= end) return false;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) LockSupport.parkNanos(left);
        return true;
    }

    private void ask(int receiver, Queue<Change> changes) throws Exception {
        long asked = System.nanoTime();
        String url = receivers.get(receiver).url();
        String id = JSON.readTree(post("", START.formatted(url))).get("id").textValue();
        changes.add(new Change(id, "workfloo.started", receiver, asked));
        long answered = System.nanoTime();
        post("/" + id + "/form", FORM);
        changes.add(new Change(id, "workfloo.waiting", receiver, answered));
    }

    /** Over kept-alive connections, a thread each. */
    private String post(String path, String body) throws Exception {
        HttpURLConnection call = (HttpURLConnection) URI.create(address + "/api/v1/workfloo" + path + "?sandbox=true")
                .toURL()
                .openConnection();
        call.setRequestProperty("x-api-key", "demo");
        call.setRequestProperty("Content-Type", "application/json");
        call.setDoOutput(true);
        call.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        if (call.getResponseCode() != 200) throw new IllegalStateException("answered " + call.getResponseCode());
        try (InputStream answer = call.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void report(String title, Map<Situation, List<Round>> measured) {
        System.out.printf(Locale.ROOT, "%n%s%n", title);
        List<Round> base = measured.get(Situation.ALL_WELL);
        measured.forEach((situation, rounds) -> System.out.printf(
                Locale.ROOT,
                "  %-36s %7.1f/s  lag p50 %8.1f  p95 %8.1f  p99 %8.1f  longest %8.1f ms, %d told again%s%n",
                situation.words,
                median(rounds.stream().mapToDouble(Round::perSecond).toArray()),
                median(rounds.stream().mapToDouble(Round::p50).toArray()),
                median(rounds.stream().mapToDouble(Round::p95).toArray()),
                median(rounds.stream().mapToDouble(Round::p99).toArray()),
                rounds.stream().mapToDouble(Round::longest).max().orElseThrow(),
                rounds.stream().mapToInt(Round::repeated).sum(),
                situation.isOneBad() ? "; of the others, as a ratio:" + ratios(rounds, base) : ""));
    }

    private static String ratios(List<Round> rounds, List<Round> base) {
        return String.format(
                Locale.ROOT,
                " p50 %s  p95 %s  p99 %s",
                ratio(rounds, base, Round::p50),
                ratio(rounds, base, Round::p95),
                ratio(rounds, base, Round::p99));
    }

    private static String ratio(List<Round> rounds, List<Round> base, ToDoubleFunction<Round> figure) {
        double[] ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(rounds.get(i)) / figure.applyAsDouble(base.get(i));
        }
        Arrays.sort(ratios);
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median(ratios), ratios[0], ratios[ratios.length - 1]);
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }
}
