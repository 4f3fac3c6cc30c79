package dev.workfloo.outbound.http;

import dev.workfloo.execution.LossCause;
import dev.workfloo.outbound.socket.MeteredSocket;
import dev.workfloo.outbound.socket.Tls;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.jspecify.annotations.Nullable;

/** One question and its answer. It runs on a thread of its own, and is given up at any moment by closing it from another. */
final class HttpExchange implements AutoCloseable {

    /** One address that swallows packets leaves time for the next one. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpRequest request;
    private final IdleConnections idle;
    private final AddressResolver addresses;
    private final Tls tls;

    /** What it is lost to, if it is lost now. */
    private volatile LossCause stage = LossCause.NAME;

    private @Nullable AutoCloseable open;
    private boolean isGivenUp;

    HttpExchange(HttpRequest request, IdleConnections idle, AddressResolver addresses, Tls tls) {
        this.request = request;
        this.idle = idle;
        this.addresses = addresses;
        this.tls = tls;
    }

    LossCause stage() {
        return stage;
    }

    /** Asks, and waits for the answer until it is there or lost, or until this is closed. */
    Either<NoResponse, HttpResponse> run() {
        try {
            return Either.right(answer());
        } catch (AddressResolver.Forbidden e) {
            return Either.left(NoResponse.FORBIDDEN);
        } catch (SocketTimeoutException e) {
            return Either.left(NoResponse.late(stage));
        } catch (HttpException e) {
            return Either.left(NoResponse.unreachable(LossCause.PROTOCOL));
        } catch (IOException e) {
            return Either.left(NoResponse.unreachable(cause(e)));
        }
    }

    private LossCause cause(IOException e) {
        return switch (stage) {
            case NAME, CONNECT -> stage;
            case TLS -> Tls.cause(e);
            default -> lostAnswer(e);
        };
    }

    private static LossCause lostAnswer(IOException e) {
        boolean isStrange = MeteredSocket.TooMuch.isBehind(e)
                || e instanceof MessageConstraintException
                || e instanceof MalformedChunkCodingException && !(e instanceof TruncatedChunkException);
        if (isStrange) return LossCause.PROTOCOL;
        return e instanceof SSLException ? LossCause.TLS : LossCause.CLOSED;
    }

    /** A server may close a connection that was used before at any time, so there an end without a word says nothing. */
    private HttpResponse answer() throws IOException, HttpException {
        Optional<HttpConnection> used = idle.take();
        if (used.isPresent()) {
            try {
                return answer(used.get());
            } catch (IOException e) {
                if (used.get().hasAnswered() || isGivenUp()) throw e;
            }
        }
        return answer(connected());
    }

    private HttpResponse answer(HttpConnection connection) throws IOException, HttpException {
        try {
            watch(connection);
            stage = LossCause.SILENCE;
            return connection.ask(request, idle.isKeeping());
        } finally {
            release(connection);
        }
    }

    private HttpConnection connected() throws IOException {
        stage = LossCause.NAME;
        List<InetSocketAddress> found = found();
        stage = LossCause.CONNECT;
        MeteredSocket wire = wire(found);
        try {
            if (!url().isSecure()) return new HttpConnection(wire, wire);
            stage = LossCause.TLS;
            wire.allow(HttpConnection.LARGEST_BEFORE);
            return new HttpConnection(wire, tls.over(wire, url().serverName(), url().portOrUsual()));
        } catch (IOException e) {
            HttpConnection.closeAtOnce(wire);
            throw e;
        }
    }

    private List<InetSocketAddress> found() throws IOException {
        Future<List<InetSocketAddress>> found =
                addresses.of(url().host(), url().portOrUsual(), request.target().addresses());
        try {
            return found.get();
        } catch (InterruptedException e) {
            found.cancel(true);
            throw new InterruptedIOException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) throw unknown;
            throw new IOException(e.getCause());
        }
    }

    private MeteredSocket wire(List<InetSocketAddress> found) throws IOException {
        IOException failure = new SocketException("nowhere to connect to");
        for (InetSocketAddress address : found) {
            MeteredSocket wire = new MeteredSocket();
            try {
                watch(wire);
                wire.setTcpNoDelay(true);
                wire.connect(address, (int) CONNECT.toMillis());
                return wire;
            } catch (IOException e) {
                HttpConnection.closeAtOnce(wire);
                failure = e;
            }
        }
        throw failure;
    }

    private HttpUrl url() {
        return request.target().url();
    }

    private synchronized boolean isGivenUp() {
        return isGivenUp;
    }

    private synchronized void watch(AutoCloseable connection) throws IOException {
        open = connection;
        if (isGivenUp) throw new SocketException("given up");
    }

    /** From here on, closing this does not end it any more. */
    private synchronized void release(HttpConnection connection) {
        open = null;
        if (isGivenUp) connection.close();
        else idle.giveBack(connection);
    }

    @Override
    public synchronized void close() {
        isGivenUp = true;
        if (open instanceof HttpConnection connection) connection.close();
        else if (open instanceof Socket socket) HttpConnection.closeAtOnce(socket);
    }
}
