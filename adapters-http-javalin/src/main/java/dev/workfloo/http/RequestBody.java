package dev.workfloo.http;

import dev.workfloo.rule.Value;
import dev.workfloo.wire.JsonReader;
import io.javalin.http.Context;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads a request's body: a JSON object, not too large, and said to be JSON. */
final class RequestBody {

    private final int largest;

    RequestBody(int largest) {
        this.largest = largest;
    }

    Either<Answer, Value.Context> read(Context context) {
        return isJson(context) ? bytes(context).flatMap(RequestBody::object) : Either.left(notJson());
    }

    /** The same where a body may be left out: clients then say nothing of its type, or what they always say. */
    Either<Answer, Value.Context> readIfAny(Context context) {
        if (isJson(context)) {
            return bytes(context)
                    .flatMap(bytes -> bytes.length == 0 ? Either.right(Value.Context.EMPTY) : object(bytes));
        }
        return isEmpty(context) ? Either.right(Value.Context.EMPTY) : Either.left(notJson());
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

    private static boolean isEmpty(Context context) {
        try {
            return context.bodyInputStream().read() < 0;
        } catch (IOException e) {
            throw new BodyCutOff(e);
        }
    }

    private Either<Answer, byte[]> bytes(Context context) {
        try (InputStream body = context.bodyInputStream()) {
            if (context.req().getContentLengthLong() > largest) return Either.left(tooLarge(body));
            byte[] bytes = body.readNBytes(largest + 1);
            return bytes.length > largest ? Either.left(tooLarge(body)) : Either.right(bytes);
        } catch (IOException e) {
            throw new BodyCutOff(e);
        }
    }

    /** A client that is still sending sees the answer only if somebody reads what it sends: as much again, and no more. */
    private Answer tooLarge(InputStream rest) throws IOException {
        byte[] dropped = new byte[64 * 1024];
        long left = largest;
        int read = 0;
        while (left > 0 && read >= 0) {
            read = rest.read(dropped);
            left -= read;
        }
        return Answer.error(413, "SIZE_ERROR", "the body is larger than " + largest + " bytes");
    }
}
