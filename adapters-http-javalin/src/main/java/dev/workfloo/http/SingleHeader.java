package dev.workfloo.http;

import io.javalin.http.Context;
import io.vavr.control.Either;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Headers that may stand once only: of two, a proxy on the way might have taken the other. */
final class SingleHeader {

    private SingleHeader() {}

    static Either<Answer, Optional<String>> read(Context context, String name) {
        List<String> values = Collections.list(context.req().getHeaders(name));
        return values.size() > 1
                ? Either.left(Answer.errors(400, Catalogue.FORMAT, Map.of(name, "must stand once only")))
                : Either.right(values.stream().findFirst());
    }
}
