package dev.workfloo.http.fuzz;

import dev.workfloo.http.fuzz.Conversation.Received;
import dev.workfloo.http.fuzz.ParkedExecutions.Place;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sends requests one after the other, and looks at what comes back. */
final class Fuzzer implements AutoCloseable {

    private final FuzzedService service;
    private final Conversation conversation;
    private final ParkedExecutions executions;
    private final Map<String, Map<Integer, Integer>> seen = new TreeMap<>();
    private final Verdict verdict;
    private final LogWatch log;

    Fuzzer(FuzzedService service) {
        this.service = service;
        conversation = new Conversation(service.port());
        executions = new ParkedExecutions(service, conversation);
        List<String> secrets = new ArrayList<>(FuzzedFlows.SECRETS);
        secrets.addAll(service.keys().values());
        verdict = new Verdict(secrets);
        log = LogWatch.over(secrets);
    }

    /** Gives what is wrong with the answer. */
    Optional<Failure> send(FuzzedRequest request) {
        Place place = new Place(request.step(), request.inSandbox());
        Parked execution = request.isOfAnExecution() ? executions.at(place) : Parked.NOWHERE;
        Sent sent = request.to(execution, service.keys());
        try {
            Received received = conversation.send(sent);
            count(request, received);
            Optional<String> wrong = verdict.wrong(sent, execution, received);
            if (wrong.isEmpty() && received.status() == 200 && request.isRepeatable()) wrong = again(sent, received);
            if (hasMoved(request, received) || wrong.isPresent()) executions.moved(place);
            return wrong.map(what -> failure(what, " " + received.status(), request, sent));
        } catch (UncheckedIOException e) {
            executions.moved(place);
            return Optional.of(failure(e + ": " + e.getCause(), " no answer", request, sent));
        }
    }

    /** What was done under an Idempotency-Key is not done again, and is answered as it was. */
    private Optional<String> again(Sent sent, Received first) {
        Received second = conversation.send(sent);
        boolean isSame = second.status() == first.status() && second.body().equals(first.body());
        return isSame ? Optional.empty() : Optional.of("first " + first + ", and then under the same key " + second);
    }

    private Failure failure(String what, String kind, FuzzedRequest request, Sent sent) {
        return new Failure(request.operation().name() + kind, what + "\n" + request + "\n" + sent.curl(service.port()));
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
