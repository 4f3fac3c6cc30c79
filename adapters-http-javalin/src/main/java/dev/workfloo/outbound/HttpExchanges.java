package dev.workfloo.outbound;

import dev.workfloo.execution.LossCause;
import io.vavr.control.Either;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Questions over HTTP/1.1, each over a connection of its own unless connections are kept for a service. What is sent is what
 * was told and no more: no redirect is followed, no challenge answered, no cookie kept, and no content decoded.
 */
final class HttpExchanges implements AutoCloseable {

    private static final IdleConnections NONE = new IdleConnections(0);

    private final Tls tls = new Tls();
    private final CheckedAddresses addresses;
    private final Set<IdleConnections> kept = ConcurrentHashMap.newKeySet();
    private final Set<Exchange> running = ConcurrentHashMap.newKeySet();

    /** As many as there are callers, who each wait for one, and may give it up. */
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> thread("workfloo-outbound", task));

    private volatile boolean isClosed;

    HttpExchanges(Dns dns, Predicate<InetAddress> isPublic) {
        this.addresses = new CheckedAddresses(dns, isPublic, task -> thread("workfloo-outbound-names", task));
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Makes ready what is otherwise made when it is needed. */
    void prepare() {
        tls.sockets();
    }

    /** Room for so many idle connections to one service. */
    IdleConnections keeping(int most) {
        IdleConnections idle = new IdleConnections(most);
        kept.add(idle);
        return idle;
    }

    /** Sends a message over a connection of its own and waits for what comes back, as below. */
    Either<NoReply, HttpReply> send(HttpMessage message) {
        return send(message, NONE);
    }

    /** Sends a message and waits for what comes back; it throws nothing, whatever happens outside. */
    Either<NoReply, HttpReply> send(HttpMessage message, IdleConnections idle) {
        Either<NoReply, HttpReply> reply = exchanged(message, idle);
        return reply.isLeft() && isClosed ? Either.left(NoReply.STOPPED) : reply;
    }

    private Either<NoReply, HttpReply> exchanged(HttpMessage message, IdleConnections idle) {
        try (Exchange exchange = new Exchange(message, idle, addresses, tls)) {
            running.add(exchange);
            try {
                return await(exchange, threads.submit(exchange::run), message);
            } finally {
                running.remove(exchange);
            }
        } catch (RuntimeException e) {
            // The URL is one that leads nowhere, unless this has been closed.
            return Either.left(NoReply.unreachable(LossCause.NAME));
        }
    }

    private Either<NoReply, HttpReply> await(
            Exchange exchange, Future<Either<NoReply, HttpReply>> answer, HttpMessage message) {
        try {
            return answer.get(message.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Either.left(NoReply.late(exchange.stage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Either.left(NoReply.STOPPED);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) throw error;
            throw new IllegalStateException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /** Whoever waits for DNS, which nothing ends, waits no more; nor does whoever waits for an answer. */
    @Override
    public void close() {
        isClosed = true;
        threads.shutdownNow();
        addresses.close();
        running.forEach(Exchange::close);
        kept.forEach(IdleConnections::close);
    }
}
