package dev.workfloo.http;

import dev.workfloo.http.connection.Exchange;
import dev.workfloo.http.connection.HeapBudget;
import dev.workfloo.http.operation.Answer;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.JsonReader;
import io.javalin.http.Context;
import io.vavr.control.Either;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads a request's body: a JSON object, not too large, and said to be JSON. */
final class RequestBody {

    private final int largest;

    RequestBody(int largest) {
        this.largest = largest;
    }

    Either<Answer, Value.Context> read(Context context) {
        return BodyType.of(context)
                .flatMap(type -> text(context, type.charset()))
                .flatMap(RequestBody::value)
                .flatMap(RequestBody::object);
    }

    /**
     * The same where a body may be left out: clients then say nothing of its type, or what they always say, and some write
     * null.
     */
    Either<Answer, Value.Context> readIfAny(Context context) {
        return BodyType.of(context)
                .fold(
                        refusal -> nothing(context, refusal),
                        type -> text(context, type.charset())
                                .flatMap(text -> text.length == 0 ? Either.right(Value.NULL) : value(text))
                                .flatMap(value ->
                                        value == Value.NULL ? Either.right(Value.Context.EMPTY) : object(value)));
    }

    /** What is not said to be JSON is no body. */
    private static Either<Answer, Value.Context> nothing(Context context, Answer otherwise) {
        return bytes(context, 0)
                .mapLeft(refusal -> refusal.equals(BodyArrival.AWAITED) ? refusal : otherwise)
                .map(nothing -> Value.Context.EMPTY);
    }

    private static Either<Answer, Value> value(byte[] text) {
        return JsonReader.read(text).mapLeft(why -> Answer.malformed(400, "the body is " + why));
    }

    private static Either<Answer, Value.Context> object(Value value) {
        return value instanceof Value.Context object
                ? Either.right(object)
                : Either.left(Answer.malformed(400, "the body is not a JSON object"));
    }

    /** The body in UTF-8, in which it may be longer than it was sent. */
    private Either<Answer, byte[]> text(Context context, Charset charset) {
        Either<Answer, byte[]> bytes = bytes(context, largest);
        if (charset.equals(StandardCharsets.UTF_8)) return bytes;
        return bytes.flatMap(sent -> {
            int beyondAscii = 0;
            for (byte each : sent) if (each < 0) beyondAscii++;
            if (beyondAscii == 0) return Either.right(sent);
            if (charset.equals(StandardCharsets.US_ASCII)) return Either.left(notAscii(sent));
            long length = (long) sent.length + beyondAscii;
            if (length > largest) return Either.left(BodyArrival.tooLarge(largest));
            boolean fits = Exchange.of(context.req()).take(HeapBudget.costOf(length) - HeapBudget.costOf(sent.length));
            return fits
                    ? Either.right(new String(sent, charset).getBytes(StandardCharsets.UTF_8))
                    : Either.left(Answer.unavailable());
        });
    }

    private static Answer notAscii(byte[] sent) {
        int index = 0;
        while (sent[index] >= 0) index++;
        return Answer.malformed(400, "the body is not in us-ascii at byte " + (index + 1));
    }

    /** What it must not be longer than decides how much of it is kept while it comes. */
    private static Either<Answer, byte[]> bytes(Context context, int largest) {
        BodyArrival arrival = BodyArrival.of(context.req(), largest);
        if (!arrival.isHere()) return Either.left(BodyArrival.AWAITED);
        return arrival.refusal()
                .<Either<Answer, byte[]>>map(Either::left)
                .orElseGet(() -> Either.right(arrival.take()));
    }
}
