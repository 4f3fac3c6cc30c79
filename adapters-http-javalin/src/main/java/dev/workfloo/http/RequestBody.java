package dev.workfloo.http;

import dev.workfloo.http.connection.BodyArrival;
import dev.workfloo.http.connection.BodySize;
import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.connection.Exchange;
import dev.workfloo.http.operation.Answer;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.JsonReader;
import dev.workfloo.wire.JsonReader.Left;
import io.javalin.http.Context;
import io.vavr.control.Either;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads a request's body: a JSON object, not too large, and said to be JSON. */
final class RequestBody {

    /**
     * No answer yet: the body is still on its way. The call is made again when it is here; up to where it asks for the body it
     * has only looked.
     */
    static final Answer AWAITED = Answer.empty(100);

    private final BodySize usual;
    private final BodySize ofFiles;

    RequestBody(ClientLimits limits) {
        usual = BodySize.usual(limits);
        ofFiles = BodySize.ofFiles(limits);
    }

    Either<Answer, Value.Context> read(Context context) {
        return read(context, usual, Left.NONE);
    }

    /** The same where all texts are files. */
    Either<Answer, Value.Context> readFiles(Context context) {
        return read(context, ofFiles, Left.ALL);
    }

    /** The same where there may be files beside other things. */
    Either<Answer, Value.Context> readWithFiles(Context context) {
        return read(context, usual, Left.OF_DOCUMENTS);
    }

    /** The same where any text may be a file. */
    Either<Answer, Value.Context> readAnswersAndFiles(Context context) {
        return read(context, usual, Left.ALL);
    }

    private static Either<Answer, Value.Context> read(Context context, BodySize size, Left left) {
        return BodyType.of(context)
                .flatMap(type -> text(context, type.charset(), size))
                .flatMap(text -> value(text, left))
                .flatMap(RequestBody::object);
    }

    /** The same where the operation says itself what is wrong with a text that is no JSON object: left, in words. */
    Either<Answer, Either<String, Value.Context>> readOrWhyNot(Context context) {
        return read(context)
                .fold(
                        refusal -> refusal.malformation()
                                .<Either<Answer, Either<String, Value.Context>>>map(
                                        why -> Either.right(Either.left(why)))
                                .orElse(Either.left(refusal)),
                        object -> Either.right(Either.right(object)));
    }

    /**
     * The same where a body may be left out: clients then say nothing of its type, or what they always say, and some write
     * null.
     */
    Either<Answer, Value.Context> readIfAny(Context context) {
        return BodyType.of(context)
                .fold(
                        refusal -> nothing(context, refusal),
                        type -> text(context, type.charset(), usual)
                                .flatMap(text -> text.length == 0 ? Either.right(Value.NULL) : value(text, Left.NONE))
                                .flatMap(value ->
                                        value == Value.NULL ? Either.right(Value.Context.EMPTY) : object(value)));
    }

    /** What is not said to be JSON is no body. */
    private static Either<Answer, Value.Context> nothing(Context context, Answer otherwise) {
        return bytes(context, BodySize.NOTHING)
                .mapLeft(refusal -> refusal.equals(AWAITED) ? refusal : otherwise)
                .map(nothing -> Value.Context.EMPTY);
    }

    private static Either<Answer, Value> value(byte[] text, Left left) {
        return JsonReader.read(text, left).mapLeft(why -> Answer.malformed(400, "the body is " + why));
    }

    private static Either<Answer, Value.Context> object(Value value) {
        return value instanceof Value.Context object
                ? Either.right(object)
                : Either.left(Answer.malformed(400, "the body is not a JSON object"));
    }

    /** The body in UTF-8, in which it may be longer than it was sent. */
    private static Either<Answer, byte[]> text(Context context, Charset charset, BodySize size) {
        Either<Answer, byte[]> bytes = bytes(context, size);
        if (charset.equals(StandardCharsets.UTF_8)) return bytes;
        return bytes.flatMap(sent -> {
            int beyondAscii = 0;
            for (byte each : sent) if (each < 0) beyondAscii++;
            if (beyondAscii == 0) return Either.right(sent);
            if (charset.equals(StandardCharsets.US_ASCII)) return Either.left(notAscii(sent));
            long length = (long) sent.length + beyondAscii;
            if (length > size.largest()) return Either.left(tooLarge(size.largest()));
            boolean fits = Exchange.of(context.req()).take(size.costOf(length) - size.costOf(sent.length));
            return fits ? Either.right(utf8(sent, (int) length)) : Either.left(Answer.unavailable());
        });
    }

    /** What was in ISO-8859-1. Beside both of them nothing is made, as both may be large and are paid for. */
    static byte[] utf8(byte[] latin, int length) {
        byte[] utf8 = new byte[length];
        int at = 0;
        for (byte each : latin) {
            int character = each & 0xFF;
            if (character < 0x80) {
                utf8[at++] = each;
            } else {
                utf8[at++] = (byte) (0xC0 | (character >> 6));
                utf8[at++] = (byte) (0x80 | (character & 0x3F));
            }
        }
        return utf8;
    }

    private static Answer notAscii(byte[] sent) {
        int index = 0;
        while (sent[index] >= 0) index++;
        return Answer.malformed(400, "the body is not in us-ascii at byte " + (index + 1));
    }

    /** What it must not be longer than decides how much of it is kept while it comes. */
    private static Either<Answer, byte[]> bytes(Context context, BodySize size) {
        BodyArrival arrival = BodyArrival.of(context.req(), size);
        if (!arrival.isHere()) return Either.left(AWAITED);
        return arrival.refusal()
                .map(why -> why == BodyArrival.Refusal.TOO_LARGE ? tooLarge(size.largest()) : Answer.unavailable())
                .<Either<Answer, byte[]>>map(Either::left)
                .orElseGet(() -> Either.right(arrival.take()));
    }

    private static Answer tooLarge(int largest) {
        return Answer.error(413, "SIZE_ERROR", "the body is larger than " + largest + " bytes");
    }
}
