package dev.workfloo.definition.api;

import java.util.Arrays;
import java.util.Optional;

/** How an API is asked; those that have nothing to say in a body send none. */
public enum ApiMethod {
    GET(false),
    POST(true),
    PUT(true),
    PATCH(true),
    DELETE(false);

    private final boolean body;

    ApiMethod(boolean body) {
        this.body = body;
    }

    boolean hasBody() {
        return body;
    }

    static Optional<ApiMethod> parse(String text) {
        return Arrays.stream(values()).filter(it -> it.name().equals(text)).findFirst();
    }
}
