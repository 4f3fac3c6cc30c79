package dev.workfloo.outbound;

import io.vavr.control.Either;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProtocolHandlers;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP client with one pool of connections. It sends what it is told and no more: it follows no redirect, answers no
 * challenge, and keeps no cookie.
 */
final class HttpExchanges implements AutoCloseable {

    private static final int MOST_THREADS = 16;
    private static final int MOST_FOR_STRANGERS = 4;

    /** One address that swallows packets leaves time for the next one. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Shorter than what servers keep open, so that a request seldom meets a connection that is being closed. */
    private static final Duration IDLE = Duration.ofSeconds(15);

    /** The client ends what takes too long; should it ever not, whoever waits is not kept for good. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final int LARGEST_HEADERS = 32 * 1024;

    private final Dns dns;
    private final Predicate<InetAddress> isPublic;
    private @Nullable HttpClient client;
    private boolean isClosed;

    HttpExchanges(Dns dns, Predicate<InetAddress> isPublic) {
        this.dns = dns;
        this.isPublic = isPublic;
    }

    /** The client is made when it is first needed, which for a service that only rehearses may be never. */
    synchronized HttpClient client() {
        if (isClosed) throw new IllegalStateException("it has been closed");
        HttpClient current = client;
        if (current == null) {
            current = start(dns, isPublic);
            client = current;
        }
        return current;
    }

    private static HttpClient start(Dns dns, Predicate<InetAddress> isPublic) {
        QueuedThreadPool threads = threads("workfloo-outbound", MOST_THREADS);
        QueuedThreadPool strangers = threads("workfloo-outbound-names", MOST_FOR_STRANGERS);
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setExecutor(threads);
        client.setSocketAddressResolver(new CheckedAddresses(dns, isPublic, threads, strangers));
        client.addBean(strangers);
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Workfloo"));
        client.setConnectTimeout(CONNECT.toMillis());
        client.setIdleTimeout(IDLE.toMillis());
        client.setDestinationIdleTimeout(IDLE.toMillis());
        client.setMaxResponseHeadersSize(LARGEST_HEADERS);
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client does not start", e);
        }
        doNoMore(client);
        return client;
    }

    private static QueuedThreadPool threads(String name, int most) {
        QueuedThreadPool threads = new QueuedThreadPool(most, 1);
        threads.setName(name);
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        return threads;
    }

    private static void doNoMore(HttpClient client) {
        // It brings these along when it starts. A challenge is an answer like any other, and a redirect too.
        ProtocolHandlers handlers = client.getProtocolHandlers();
        handlers.remove(RedirectProtocolHandler.NAME);
        handlers.remove(WWWAuthenticationProtocolHandler.NAME);
        handlers.remove(ProxyAuthenticationProtocolHandler.NAME);

        client.getContentDecoderFactories().clear();
    }

    /** Sends a message and waits for what comes back; it throws nothing, whatever happens outside. */
    Either<NoReply, HttpReply> send(HttpMessage message) {
        ReplyListener listener = new ReplyListener(message.largestAnswer());
        try {
            Request request = request(message);
            request.send(listener);
            return await(request, listener, message.timeout().plus(GRACE));
        } catch (RuntimeException e) {
            // The URL is one that no client can make a request of, or the client has been stopped.
            return Either.left(NoReply.UNREACHABLE);
        }
    }

    private Request request(HttpMessage message) {
        // Nought would mean for ever.
        long milliseconds = Math.max(1, message.timeout().toMillis());
        return client().newRequest(message.url())
                .scheme(message.url().getScheme().toLowerCase(Locale.ROOT))
                .method(message.method())
                .tag(message.reach())
                .headers(all -> message.headers().forEach(header -> all.put(header.name(), header.value())))
                .body(new BytesRequestContent("application/json", message.body()))
                .timeout(milliseconds, TimeUnit.MILLISECONDS)
                .idleTimeout(2 * milliseconds, TimeUnit.MILLISECONDS);
    }

    private static Either<NoReply, HttpReply> await(Request request, ReplyListener listener, Duration atMost) {
        try {
            return Either.right(listener.reply().get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return Either.left(why(e));
        } catch (TimeoutException e) {
            request.abort(e);
            return Either.left(NoReply.TIMEOUT);
        } catch (InterruptedException e) {
            request.abort(e);
            Thread.currentThread().interrupt();
            return Either.left(NoReply.STOPPED);
        }
    }

    private static NoReply why(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) return NoReply.TIMEOUT;
            if (cause instanceof CheckedAddresses.Forbidden) return NoReply.FORBIDDEN;
        }
        return NoReply.UNREACHABLE;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (client == null) return;
        try {
            client.stop();
        } catch (Exception e) {
            // It is being given up, and so is whatever it still holds.
        }
    }
}
