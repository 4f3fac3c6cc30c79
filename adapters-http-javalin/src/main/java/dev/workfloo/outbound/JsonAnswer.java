package dev.workfloo.outbound;

import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.outbound.http.HttpResponse;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.JsonReader;
import io.vavr.control.Either;
import java.util.Optional;

/** Reads the JSON of an answer whose status means success. What cannot be read is a failure that asking again does not mend. */
final class JsonAnswer {

    private JsonAnswer() {}

    /** @param largest how many bytes of it were wanted */
    static Either<Failed, Value> read(HttpResponse response, int largest) {
        return response.body()
                .map(text -> read(text, response))
                .orElseGet(() -> failed("WRONG_SHAPE", "the answer is larger than " + largest + " bytes", response));
    }

    private static Either<Failed, Value> read(byte[] text, HttpResponse response) {
        // Who has nothing to say need not say it in JSON; whether that is enough, the definition knows.
        if (text.length == 0) return Either.right(Value.Context.EMPTY);
        Optional<String> coding = response.coding();
        if (coding.isPresent()) {
            String message = "the answer is coded as " + coding.get() + ", though it was asked for plain";
            return failed("WRONG_CODING", message, response);
        }
        return JsonReader.read(text)
                .fold(why -> failed("WRONG_SHAPE", "the answer is refused: " + why, response), Either::right);
    }

    private static Either<Failed, Value> failed(String code, String message, HttpResponse response) {
        return Either.left(new Failed(code, message, Reply.FINAL, Optional.of(response.status())));
    }
}
