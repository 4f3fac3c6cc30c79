package dev.workfloo.http;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.http.connection.BodyArrival;
import dev.workfloo.http.connection.BodyCutOff;
import dev.workfloo.http.connection.BodySize;
import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.connection.Connections;
import dev.workfloo.http.connection.Exchange;
import dev.workfloo.http.connection.HeapBudget;
import dev.workfloo.http.operation.Answer.Pieces;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.vavr.control.Either;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Has pages answered as operations are: what is posted is whole, within the heap's budget, and failures are logged without it. */
public final class PageDispatch {

    private final Connections connections;
    private final HeapBudget heap;
    private final Deployment deployment;

    PageDispatch(Connections connections, HeapBudget heap, Deployment deployment) {
        this.connections = connections;
        this.heap = heap;
        this.deployment = deployment;
    }

    /** How much is believed of what proxies say. */
    public ClientLimits limits() {
        return deployment.limits();
    }

    /** Where others reach the service, where that is known. */
    public Optional<String> address() {
        return deployment.address();
    }

    /** Where nothing is posted. */
    public Handler reading(PageHandler page) {
        return context -> answer(context, page, Either.right(new byte[0])).ifPresent(pieces -> send(context, pieces));
    }

    private void send(Context context, Iterator<byte[]> each) {
        Pieces pieces = new Pieces(String.valueOf(context.res().getContentType()), each, true, 0);
        context.future(() -> new PieceSender(connections, context, pieces).send());
    }

    /** Where no more is posted than the page says, and never more than the service takes at all. */
    public Handler posting(PageHandler page) {
        return context -> {
            OptionalInt largest =
                    guarded(context, page, () -> page.largest(context)).orElse(OptionalInt.empty());
            if (largest.isPresent()) take(context, page, Math.min(largest.getAsInt(), limits().largestBodyOfFiles()));
        };
    }

    private void take(Context context, PageHandler page, int most) {
        BodyArrival arrival = BodyArrival.of(context.req(), new BodySize(most, HeapBudget::costOfFiles));
        if (arrival.isHere()) {
            answer(context, page, body(arrival));
            return;
        }
        Exchange exchange = Exchange.of(context.req());
        context.future(() ->
                arrival.read().thenCompose(here -> connections.goOn(exchange, () -> goOn(context, page, arrival))));
        RequestLog.forget();
    }

    private void goOn(Context context, PageHandler page, BodyArrival arrival) {
        RequestLog.goOn(context);
        try {
            answer(context, page, body(arrival));
        } catch (Error e) {
            FailureLog.unforeseen(RequestLog.id(context), e);
            page.failed(context, 500, RequestLog.id(context));
        }
    }

    private static Either<BodyArrival.Refusal, byte[]> body(BodyArrival arrival) {
        return arrival.refusal()
                .<Either<BodyArrival.Refusal, byte[]>>map(Either::left)
                .orElseGet(() -> Either.right(arrival.take()));
    }

    private Optional<Iterator<byte[]>> answer(
            Context context, PageHandler page, Either<BodyArrival.Refusal, byte[]> body) {
        return guarded(context, page, () -> page.answer(context, body)).flatMap(pieces -> pieces);
    }

    /** Empty where it failed, and that is answered. */
    private <T> Optional<T> guarded(Context context, PageHandler page, Supplier<T> work) {
        Exchange exchange = Exchange.of(context.req());
        try {
            return Optional.of(heap.within(exchange::take, work));
        } catch (BodyCutOff e) {
            throw e;
        } catch (StoreUnavailable e) {
            FailureLog.unavailable(RequestLog.id(context), e);
            page.failed(context, 503, RequestLog.id(context));
        } catch (RuntimeException e) {
            FailureLog.unforeseen(RequestLog.id(context), e);
            page.failed(context, 500, RequestLog.id(context));
        }
        return Optional.empty();
    }
}
