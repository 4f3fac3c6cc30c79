package dev.workfloo.http;

import dev.workfloo.rule.Value;
import dev.workfloo.wire.JsonReader;
import io.javalin.http.Context;
import io.vavr.control.Either;
import java.util.Locale;

/** Reads a request's body: a JSON object, not too large, and said to be JSON. */
final class RequestBody {

    private final int largest;

    RequestBody(int largest) {
        this.largest = largest;
    }

    Either<Answer, Value.Context> read(Context context) {
        return isJson(context) ? bytes(context, largest).flatMap(RequestBody::object) : Either.left(notJson());
    }

    /** The same where a body may be left out: clients then say nothing of its type, or what they always say. */
    Either<Answer, Value.Context> readIfAny(Context context) {
        if (isJson(context)) {
            return bytes(context, largest)
                    .flatMap(bytes -> bytes.length == 0 ? Either.right(Value.Context.EMPTY) : object(bytes));
        }
        return bytes(context, 0)
                .mapLeft(refusal -> refusal.equals(Answer.AWAITED) ? refusal : notJson())
                .map(nothing -> Value.Context.EMPTY);
    }

    private static Answer notJson() {
        return Answer.error(415, Catalogue.FORMAT, "Content-Type must be application/json");
    }

    private static Either<Answer, Value.Context> object(byte[] text) {
        return JsonReader.read(text)
                .mapLeft(why -> Answer.error(400, Catalogue.FORMAT, "the body is " + why))
                .flatMap(value -> value instanceof Value.Context object
                        ? Either.right(object)
                        : Either.left(Answer.error(400, Catalogue.FORMAT, "the body is not a JSON object")));
    }

    private static boolean isJson(Context context) {
        String type = context.contentType();
        if (type == null) return false;
        String essence = type.split(";", 2)[0].strip();
        return essence.toLowerCase(Locale.ROOT).equals("application/json");
    }

    /** What it must not be longer than decides how much of it is kept while it comes. */
    private static Either<Answer, byte[]> bytes(Context context, int largest) {
        BodyArrival arrival = BodyArrival.of(context.req(), largest);
        if (!arrival.isHere()) return Either.left(Answer.AWAITED);
        return arrival.refusal()
                .<Either<Answer, byte[]>>map(Either::left)
                .orElseGet(() -> Either.right(arrival.take()));
    }
}
