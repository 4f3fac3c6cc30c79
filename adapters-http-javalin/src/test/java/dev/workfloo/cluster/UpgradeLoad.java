package dev.workfloo.cluster;

import dev.workfloo.cluster.Api.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Clients that start, and go on with executions that were there before, until they are told that it is enough. What is refused
 * or not answered they ask again, as a client does, until it is acknowledged; what was acknowledged they remember.
 */
final class UpgradeLoad {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PAUSE_NS = Duration.ofMillis(15).toNanos();
    private static final long AGAIN_NS = Duration.ofMillis(50).toNanos();

    /** What is done. */
    enum Kind {
        START,
        FORM,
        SEND
    }

    interface Call {
        Reply on(Api api) throws IOException, InterruptedException;
    }

    /**
     * Something that was acknowledged.
     *
     * @param took from the first time that it was asked for
     * @param refused how often it was refused
     * @param unanswered how often nobody answered
     */
    record Acknowledged(Kind kind, String id, Duration took, int refused, int unanswered) {}

    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Map<Kind, Queue<String>> waiting = new ConcurrentHashMap<>();
    private final List<CompletableFuture<Void>> clients = new ArrayList<>();
    private final Supplier<Api> services;
    private volatile boolean enough;

    /**
     * @param services which service the next call goes to
     * @param atForm executions that were there before, and wait for the answers of a person
     * @param atConsent the same, where a code is to be asked for
     */
    UpgradeLoad(Supplier<Api> services, Collection<String> atForm, Collection<String> atConsent) {
        this.services = services;
        waiting.put(Kind.FORM, new ConcurrentLinkedQueue<>(atForm));
        waiting.put(Kind.SEND, new ConcurrentLinkedQueue<>(atConsent));
    }

    void begin(int clientsOfEachKind) {
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < clientsOfEachKind; i++) begin(kind);
        }
    }

    private void begin(Kind kind) {
        CompletableFuture<Void> client = new CompletableFuture<>();
        clients.add(client);
        Thread thread = new Thread(
                () -> {
                    try {
                        while (!enough && acts(kind)) LockSupport.parkNanos(PAUSE_NS);
                        client.complete(null);
                    } catch (Throwable e) {
                        client.completeExceptionally(e);
                    }
                },
                "load-" + kind);
        thread.setDaemon(true);
        thread.start();
    }

    /** @return false when there is nobody left to act for */
    private boolean acts(Kind kind) throws Exception {
        if (kind == Kind.START) {
            String key = UUID.randomUUID().toString();
            acknowledge(kind, "", api -> api.start(CreditFlow.WITH_ERROR_BRANCHES, key));
            return true;
        }
        Optional<String> next = Optional.ofNullable(waiting.get(kind).poll());
        if (next.isPresent()) {
            String id = next.get();
            acknowledge(
                    kind,
                    id,
                    api -> kind == Kind.FORM
                            ? api.form(id, CreditFlow.person("ana@example.com"))
                            : api.nip(id, "send", "", Map.of()));
        }
        return next.isPresent();
    }

    private void acknowledge(Kind kind, String id, Call call) throws Exception {
        long begun = System.nanoTime();
        int refused = 0;
        int unanswered = 0;
        while (true) {
            try {
                Reply reply = call.on(services.get());
                if (reply.isOk() || isDoneAlready(reply, refused + unanswered)) {
                    String whose = id.isEmpty() ? reply.json().path("id").textValue() : id;
                    Duration took = Duration.ofNanos(System.nanoTime() - begun);
                    acknowledged.add(new Acknowledged(kind, whose, took, refused, unanswered));
                    return;
                }
                if (!reply.isUnavailable()) throw new AssertionError(kind + " " + id + ": " + reply);
                refused++;
            } catch (IOException e) {
                unanswered++;
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos()) throw new AssertionError(kind + " " + id + " in vain");
            LockSupport.parkNanos(AGAIN_NS);
        }
    }

    /** What was asked for in vain may have been done: then it is not the turn of that step any more. The audit tells. */
    private static boolean isDoneAlready(Reply reply, int inVain) {
        return inVain > 0 && reply.status() >= 400 && reply.status() < 500;
    }

    /** Waits until so many more are acknowledged, or a client has failed. */
    void awaitMore(int some) throws Exception {
        int wanted = acknowledged.size() + some;
        Awaiting.until(
                "more is acknowledged",
                PATIENCE,
                () -> acknowledged.size() >= wanted
                        || clients.stream().anyMatch(CompletableFuture::isCompletedExceptionally));
    }

    /** Nobody asks for anything any more; all that was acknowledged. */
    List<Acknowledged> end() throws Exception {
        enough = true;
        for (CompletableFuture<Void> client : clients) client.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return List.copyOf(acknowledged);
    }
}
