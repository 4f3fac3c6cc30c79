package dev.workfloo.http;

import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.http.operation.Answer;
import dev.workfloo.http.operation.Call.Headers;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.Map;
import java.util.Optional;

/** Reads {@code Idempotency-Key}: a structured-field string (RFC 8941), or bare text that means the same. */
final class IdempotencyHeader {

    private static final String NAME = "Idempotency-Key";

    private IdempotencyHeader() {}

    static Either<Answer, Optional<IdempotencyKey>> read(Headers headers, Value payload) {
        return headers.single(NAME)
                .flatMap(header -> header.isEmpty() ? Either.right(Optional.empty()) : read(header.get(), payload));
    }

    private static Either<Answer, Optional<IdempotencyKey>> read(String header, Value payload) {
        Optional<IdempotencyKey> key = IdempotencyKey.of(unquoted(header.strip()), payload);
        return key.isPresent()
                ? Either.right(key)
                : Either.left(Answer.wrongFields(Map.of(NAME, "must have 1 to 255 characters")));
    }

    private static String unquoted(String header) {
        boolean quoted = header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"");
        return quoted ? header.substring(1, header.length() - 1).replaceAll("\\\\([\\\\\"])", "$1") : header;
    }
}
