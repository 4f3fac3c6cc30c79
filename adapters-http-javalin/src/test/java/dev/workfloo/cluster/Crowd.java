package dev.workfloo.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Several clients, each with one applicant after the other, until they are told that it is enough. */
final class Crowd {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final ConcurrentLinkedQueue<Applicant> applicants = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> clients = new ArrayList<>();
    private final TestDeployment deployment;
    private final Supplier<Api> services;
    private volatile boolean enough;

    private Crowd(TestDeployment deployment, Supplier<Api> services) {
        this.deployment = deployment;
        this.services = services;
    }

    /** @param services which service the next call goes to */
    static Crowd of(int clients, TestDeployment deployment, Supplier<Api> services) {
        Crowd crowd = new Crowd(deployment, services);
        for (int i = 0; i < clients; i++) crowd.begin(i);
        return crowd;
    }

    private void begin(int number) {
        CompletableFuture<Void> client = new CompletableFuture<>();
        clients.add(client);
        Thread thread = new Thread(
                () -> {
                    try {
                        for (int i = number; !enough; i++) applyAndWait(i);
                        client.complete(null);
                    } catch (Throwable e) {
                        client.completeExceptionally(e);
                    }
                },
                "client-" + number);
        thread.setDaemon(true);
        thread.start();
    }

    private void applyAndWait(int number) throws Exception {
        CreditFlow flow = number % 2 == 0 ? CreditFlow.WITH_ERROR_BRANCHES : CreditFlow.WITHOUT_ERROR_BRANCHES;
        Applicant applicant = deployment.applicant(flow);
        applicants.add(applicant);
        applicant.goOn(services);
    }

    /** Waits until so many more have applied, and so about as many have come to the end of theirs. */
    void awaitMore(int some) throws Exception {
        int wanted = applicants.size() + some;
        Awaiting.until("more applicants come", PATIENCE, () -> applicants.size() >= wanted);
    }

    /** Nobody applies any more; those who have come to the end of theirs. */
    List<Applicant> end() throws Exception {
        enough = true;
        for (CompletableFuture<Void> client : clients) client.get(120, TimeUnit.SECONDS);
        return List.copyOf(applicants);
    }
}
