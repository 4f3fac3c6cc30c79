package dev.workfloo.http.fuzz;

import dev.workfloo.http.DescribedApi;
import dev.workfloo.http.DescribedApi.Answered;
import dev.workfloo.http.DescribedApi.Asked;
import dev.workfloo.http.fuzz.Conversation.Received;
import dev.workfloo.http.fuzz.ParkedExecutions.Place;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Sends requests one after the other, and looks at what comes back. */
final class Fuzzer implements AutoCloseable {

    /** A target that some part of the way may refuse to read as one. */
    private static final Pattern NO_TARGET =
            Pattern.compile("%(?![0-9a-fA-F]{2})|%00|%2[eEfF]|//|/\\.|;|%[89a-fA-F][0-9a-fA-F]");

    private final FuzzedService service;
    private final Conversation conversation;
    private final ParkedExecutions executions;
    private final Map<String, Map<Integer, Integer>> seen = new TreeMap<>();
    private final List<String> secrets = new ArrayList<>(FuzzedFlows.SECRETS);

    private final LogWatch log;

    Fuzzer(FuzzedService service) {
        this.service = service;
        conversation = new Conversation(service.port());
        executions = new ParkedExecutions(service, conversation);
        secrets.addAll(service.keys().values());
        log = LogWatch.over(secrets);
    }

    /** Gives what is wrong with the answer. */
    Optional<Failure> send(FuzzedRequest request) {
        Place place = new Place(request.step(), request.inSandbox());
        Parked execution = request.isOfAnExecution() ? executions.at(place) : Parked.NOWHERE;
        Sent sent = request.to(execution, service.keys());
        Optional<Received> received = Optional.empty();
        try {
            received = Optional.of(conversation.send(sent));
            count(request, received.get());
            if (hasMoved(request, received.get())) executions.moved(place);
            check(sent, received.get());
            checkTellsNothing(execution, received.get());
            return Optional.empty();
        } catch (AssertionError | UncheckedIOException e) {
            executions.moved(place);
            String status = received.map(it -> " " + it.status()).orElse(" no answer");
            String text = e.getMessage() + "\n" + request + "\n" + sent.curl(service.port());
            return Optional.of(new Failure(request.operation().name() + status, text));
        }
    }

    private void count(FuzzedRequest request, Received received) {
        seen.computeIfAbsent(request.operation().name(), name -> new TreeMap<>())
                .merge(received.status(), 1, Integer::sum);
    }

    /** A wrong code counts, and so is no step back to where it stood. */
    private static boolean hasMoved(FuzzedRequest request, Received received) {
        if (request.method().equals("GET")) return false;
        boolean isCounted =
                received.body().contains("NIP_ERROR") || received.body().contains("\"error\"");
        return received.status() == 200 || isCounted;
    }

    private static void check(Sent sent, Received received) {
        if (received.status() >= 500) throw new AssertionError("the service failed: " + received);
        if (isNoHttp(sent, received)) return;
        Asked asked = new Asked(sent.method(), sent.target());
        DescribedApi.check(asked, new Answered(received.status(), received.headers(), received.body()));
        boolean isInUtf8 = sent.headers().stream().noneMatch(line -> line.contains("charset=iso"));
        if (received.status() == 200
                && isInUtf8
                && sent.method().equals(sent.method().toUpperCase(Locale.ROOT))) {
            DescribedApi.checkTaken(asked, new String(sent.body(), StandardCharsets.UTF_8));
        }
    }

    /** Refused before it was understood as HTTP, as it may be. */
    private static boolean isNoHttp(Sent sent, Received received) {
        return received.status() == 400
                && received.body().isEmpty()
                && !received.headers().containsKey("X-Request-Id")
                && NO_TARGET.matcher(sent.target()).find();
    }

    private void checkTellsNothing(Parked execution, Received received) {
        if (received.status() < 400) return;
        String told = received.headers() + " " + received.body();
        for (String secret : secrets) {
            if (told.contains(secret)) throw new AssertionError("the error repeats " + secret + ": " + received);
        }
        if (!execution.code().isEmpty() && received.body().contains(execution.code())) {
            throw new AssertionError("the error tells the code: " + received);
        }
    }

    /** Lines of the log that hold what was sent or is kept. */
    List<String> logged() {
        return log.told();
    }

    boolean saw(String operation, int status) {
        return seen.getOrDefault(operation, Map.of()).containsKey(status);
    }

    /** How often each operation gave each status. */
    Map<String, Map<Integer, Integer>> seen() {
        return seen;
    }

    @Override
    public void close() {
        log.close();
        conversation.close();
    }
}
