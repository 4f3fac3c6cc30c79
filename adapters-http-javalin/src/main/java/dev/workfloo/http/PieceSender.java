package dev.workfloo.http;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.http.connection.Connections;
import dev.workfloo.http.connection.Exchange;
import dev.workfloo.http.operation.Answer.Pieces;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Sends an answer in pieces. The next one is made when the client has read the one before, and no thread waits for that. Where one
 * cannot be made just now, it is tried again for a while; then, or where that makes no sense, the connection ends in the middle of
 * the answer: its status is with the client already.
 */
final class PieceSender {

    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final Connections connections;
    private final Context context;
    private final Exchange exchange;
    private final Iterator<byte[]> pieces;
    private final long patience;
    private volatile boolean isOver;
    private volatile Optional<Long> waitingSince = Optional.empty();

    PieceSender(Connections connections, Context context, Pieces pieces) {
        this.connections = connections;
        this.context = context;
        this.exchange = Exchange.of(context.req());
        this.pieces = pieces.each();
        this.patience = pieces.repeatable() ? connections.stall().toNanos() : 0;
    }

    /** Completes when all is with the client, or never will be. */
    CompletableFuture<Void> send() {
        writeNext();
        return rest();
    }

    private CompletableFuture<Void> rest() {
        if (isOver) return DONE;
        return exchange.written()
                .thenCompose(isThere -> isThere ? goOn() : over())
                .thenCompose(written -> rest());
    }

    private CompletableFuture<Void> goOn() {
        return waitingSince.isPresent()
                ? connections.goOnSoon(exchange, this::writeNext)
                : connections.goOn(exchange, this::writeNext);
    }

    private CompletableFuture<Void> over() {
        isOver = true;
        return DONE;
    }

    private void writeNext() {
        RequestLog.goOn(context);
        try {
            byte[] piece = pieces.next();
            waitingSince = Optional.empty();
            write(piece);
            if (!pieces.hasNext()) isOver = true;
        } catch (IOException e) {
            // The client is gone.
            isOver = true;
        } catch (StoreUnavailable e) {
            waitOrBreakOff(e);
        } catch (RuntimeException | Error e) {
            FailureLog.unforeseen(RequestLog.id(context), e);
            breakOff(e);
        } finally {
            RequestLog.forget();
        }
    }

    private void waitOrBreakOff(StoreUnavailable cause) {
        long now = System.nanoTime();
        long since = waitingSince.orElse(now);
        waitingSince = Optional.of(since);
        if (now - since < patience) return;
        FailureLog.unavailable(RequestLog.id(context), cause);
        breakOff(cause);
    }

    private void breakOff(Throwable cause) {
        isOver = true;
        exchange.breakOff(cause);
    }

    private void write(byte[] piece) throws IOException {
        ServletOutputStream out = context.res().getOutputStream();
        out.write(piece);
        out.flush();
    }
}
