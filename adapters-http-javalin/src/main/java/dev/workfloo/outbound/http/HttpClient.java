package dev.workfloo.outbound.http;

import dev.workfloo.execution.LossCause;
import dev.workfloo.outbound.socket.Tls;
import io.vavr.control.Either;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks over HTTP/1.1, each time over a connection of its own unless connections are kept for a service. It sends what it is
 * given and no more: no redirect is followed, no challenge answered, no cookie kept, and no content decoded.
 */
public final class HttpClient implements AutoCloseable {

    private static final IdleConnections NONE = new IdleConnections(0);

    private final Tls tls = new Tls();
    private final AddressResolver addresses;
    private final Set<IdleConnections> kept = ConcurrentHashMap.newKeySet();
    private final Set<HttpExchange> running = ConcurrentHashMap.newKeySet();

    /** As many as there are callers, who each wait for one, and may give it up. */
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> thread("workfloo-outbound", task));

    private volatile boolean isClosed;

    public HttpClient(Network network) {
        this.addresses = new AddressResolver(network, task -> thread("workfloo-outbound-names", task));
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Makes ready what is otherwise made when it is needed. */
    public void prepare() {
        tls.sockets();
    }

    /**
     * Sends as {@link #send} does, to one service, for which connections are kept.
     *
     * @param most how many of them, while they are idle
     */
    public Function<HttpRequest, Either<NoResponse, HttpResponse>> keeping(int most) {
        IdleConnections idle = idle(most);
        return request -> send(request, idle);
    }

    IdleConnections idle(int most) {
        IdleConnections idle = new IdleConnections(most);
        kept.add(idle);
        return idle;
    }

    /** Sends a request and waits for what comes back; it throws nothing, whatever happens outside. */
    public Either<NoResponse, HttpResponse> send(HttpRequest request) {
        return send(request, NONE);
    }

    Either<NoResponse, HttpResponse> send(HttpRequest request, IdleConnections idle) {
        Either<NoResponse, HttpResponse> response = exchanged(request, idle);
        return response.isLeft() && isClosed ? Either.left(NoResponse.STOPPED) : response;
    }

    private Either<NoResponse, HttpResponse> exchanged(HttpRequest request, IdleConnections idle) {
        try (HttpExchange exchange = new HttpExchange(request, idle, addresses, tls)) {
            running.add(exchange);
            try {
                return await(exchange, threads.submit(exchange::run), request);
            } finally {
                running.remove(exchange);
            }
        } catch (RuntimeException e) {
            // The URL is one that leads nowhere, unless this has been closed.
            return Either.left(NoResponse.unreachable(LossCause.NAME));
        }
    }

    private Either<NoResponse, HttpResponse> await(
            HttpExchange exchange, Future<Either<NoResponse, HttpResponse>> response, HttpRequest request) {
        try {
            return response.get(request.bounds().timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Either.left(NoResponse.late(exchange.stage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Either.left(NoResponse.STOPPED);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) throw error;
            throw new IllegalStateException(e.getCause());
        } finally {
            response.cancel(true);
        }
    }

    /** Gives up all exchanges, also those that wait for DNS, which nothing else ends. */
    @Override
    public void close() {
        isClosed = true;
        threads.shutdownNow();
        addresses.close();
        running.forEach(HttpExchange::close);
        kept.forEach(IdleConnections::close);
    }
}
