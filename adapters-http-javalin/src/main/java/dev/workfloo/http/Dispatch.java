package dev.workfloo.http;

import dev.workfloo.access.Caller;
import dev.workfloo.http.RequestObserver.Attendance;
import dev.workfloo.http.connection.BodyArrival;
import dev.workfloo.http.connection.Connections;
import dev.workfloo.http.connection.Exchange;
import dev.workfloo.http.connection.HeapBudget;
import dev.workfloo.http.operation.Answer;
import dev.workfloo.http.operation.Answer.Pieces;
import dev.workfloo.http.operation.Answer.Unchanged;
import dev.workfloo.http.operation.Route;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers requests by their routes: at once, or again once all of the body is here. */
final class Dispatch {

    private final CallReader calls;
    private final Connections connections;
    private final HeapBudget heap;
    private final RequestObserver observer;
    private final ChangeWaits waits;

    Dispatch(CallReader calls, Connections connections, HeapBudget heap, RequestObserver observer) {
        this.calls = calls;
        this.connections = connections;
        this.heap = heap;
        this.observer = observer;
        this.waits = new ChangeWaits(connections::isStopping, System::nanoTime);
    }

    /** However a path was spelt that led here: without a caller there is no operation. */
    Handler to(Route route) {
        return context -> {
            Optional<Caller> caller = Authentication.identified(context);
            if (caller.isPresent()) answer(route, context, caller.get());
            else Answer.empty(401).send(context);
        };
    }

    private void answer(Route route, Context context, Caller caller) {
        Answer answer = ask(route, context, caller, true);
        if (answer.unchanged().isPresent()) {
            context.future(() ->
                    askUntilChanged(route, context, caller, answer.unchanged().get()));
            RequestLog.forget();
            return;
        }
        if (answer.pieces().isPresent()) {
            context.future(() -> sendInPieces(answer, context));
            return;
        }
        if (!answer.equals(RequestBody.AWAITED)) {
            answer.send(context);
            return;
        }
        Exchange exchange = Exchange.of(context.req());
        context.future(() -> BodyArrival.begun(context.req())
                .read()
                .thenCompose(here -> connections.goOn(exchange, () -> askAgain(route, context, caller))));
        RequestLog.forget();
    }

    private void askAgain(Route route, Context context, Caller caller) {
        RequestLog.goOn(context);
        try {
            ask(route, context, caller, false).send(context);
        } catch (Error e) {
            HttpRules.toAnswer(e, context).send(context);
        }
    }

    /** The last time it is asked, what comes is the answer. */
    private CompletableFuture<Void> askUntilChanged(Route route, Context context, Caller caller, Unchanged unchanged) {
        Exchange exchange = Exchange.of(context.req());
        return waits.await(caller, unchanged, look -> connections.goOnSoon(exchange, look))
                .thenCompose(over -> connections.goOn(exchange, () -> askAgain(route, context, caller)));
    }

    private CompletableFuture<Void> sendInPieces(Answer answer, Context context) {
        answer.sendHead(context);
        // Also where the connection ends behind it: else nobody could tell a part from the whole.
        if (context.protocol().equals("HTTP/1.1")) context.header("Transfer-Encoding", "chunked");
        return new PieceSender(connections, context, answer.pieces().orElseThrow()).send();
    }

    /** @param mayWait whether it may turn out that there is nothing to answer yet */
    private Answer ask(Route route, Context context, Caller caller, boolean mayWait) {
        try (Attendance attendance =
                observer.begin(RequestLog.method(context), RequestLog.route(context), name -> header(context, name))) {
            RequestLog.noteTrace(context);
            Exchange exchange = Exchange.of(context.req());
            Answer made = begun(heap.within(exchange::take, () -> calls.answer(route, context, caller)), exchange);
            Answer answer = mayWait ? made : made.atLast();
            if (answer.equals(RequestBody.AWAITED) || answer.unchanged().isPresent()) {
                attendance.postponed();
            } else {
                attendance.answered(answer.status(), RequestLog.execution(context));
            }
            return answer;
        }
    }

    private Answer begun(Answer answer, Exchange exchange) {
        if (answer.pieces().isEmpty()) return answer;
        Pieces pieces = answer.pieces().get();
        PiecesInTurn inTurn = PiecesInTurn.begun(pieces.each(), exchange, heap);
        if (inTurn.isOne()) return answer.whole(pieces, inTurn.next());
        if (pieces.held() > 0 && !exchange.take(pieces.held())) return Answer.unavailable();
        return answer.in(new Pieces(pieces.type(), inTurn, pieces.repeatable(), pieces.held()));
    }

    /** As one, however many lines it was sent in. */
    private static @Nullable String header(Context context, String name) {
        List<String> lines = Collections.list(context.req().getHeaders(name));
        return lines.isEmpty() ? null : String.join(",", lines);
    }
}
