package dev.workfloo.http.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Bounds how many requests hold a thread at once, in all and of one client. The others wait without a thread, and clients take
 * turns. Threads beyond these are left for what never blocks, and for the probes.
 */
final class RequestThreads {

    private final Executor threads;
    private final int most;
    private final int mostOfOne;
    private final Map<String, Client> clients = new HashMap<>();
    private final Deque<Client> next = new ArrayDeque<>();
    private int running;

    RequestThreads(Executor threads, int most, int mostOfOne) {
        this.threads = threads;
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** One of those who share the threads. */
    private final class Client {

        private final String name;
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private int running;

        Client(String name) {
            this.name = name;
        }

        boolean mayGoOn() {
            return !waiting.isEmpty() && running < mostOfOne;
        }
    }

    /** Does this on the thread that asks if there is room, or later on another. */
    void run(String name, Runnable task) {
        Client client;
        synchronized (this) {
            client = clients.computeIfAbsent(name, Client::new);
            if (running >= most || client.running >= mostOfOne) {
                client.waiting.add(task);
                if (client.mayGoOn() && !next.contains(client)) next.add(client);
                return;
            }
            begin(client);
        }
        perform(client, task);
    }

    private void perform(Client client, Runnable task) {
        try {
            task.run();
        } finally {
            ended(client).ifPresent(threads::execute);
        }
    }

    private void begin(Client client) {
        running++;
        client.running++;
    }

    private synchronized Optional<Runnable> ended(Client client) {
        running--;
        client.running--;
        if (client.mayGoOn() && !next.contains(client)) next.add(client);
        if (client.running == 0 && client.waiting.isEmpty()) clients.remove(client.name);
        Client chosen = next.poll();
        if (chosen == null) return Optional.empty();
        Runnable task = chosen.waiting.remove();
        begin(chosen);
        if (chosen.mayGoOn()) next.add(chosen);
        return Optional.of(() -> perform(chosen, task));
    }
}
