package dev.workfloo.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query of a request. A value that cannot be decoded is there all the same: it must not pass for one left out. */
record Query(List<Parameter> parameters) {

    private static final String UNREADABLE = "\uFFFD";

    record Parameter(String name, String value) {}

    static Query of(@Nullable String query) {
        if (query == null || query.isEmpty()) return new Query(List.of());
        return new Query(Arrays.stream(query.split("&")).map(Query::parameter).toList());
    }

    private static Parameter parameter(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0
                ? new Parameter(decoded(pair), "")
                : new Parameter(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return UNREADABLE;
        }
    }

    List<String> values(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .toList();
    }
}
