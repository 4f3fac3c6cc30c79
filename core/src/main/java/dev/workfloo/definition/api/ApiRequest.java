package dev.workfloo.definition.api;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.workfloo.definition.api.ApiPlace.Kind;
import dev.workfloo.definition.api.ApiText.Computed;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import io.vavr.control.Either;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/** A question over HTTP, with its places. */
@ValueObject
public record ApiRequest(ApiMethod method, ApiUrl url, List<ApiHeader> headers, Optional<ApiBody> body) {

    public ApiRequest {
        headers = List.copyOf(headers);
    }

    /** All places for values, in the order of the document. */
    public Stream<ApiPlace> places() {
        Stream<ApiPlace> path = places(url.path(), Kind.PATH);
        Stream<ApiPlace> query = url.query().stream().flatMap(it -> places(it, Kind.QUERY));
        Stream<ApiPlace> named = headers.stream().flatMap(it -> places(it.text(), Kind.HEADER));
        Stream<ApiPlace> words = body.stream().flatMap(ApiBody::texts).flatMap(it -> places(it, Kind.WORDS));
        Stream<ApiPlace> values =
                body.stream().flatMap(it -> it.values().stream()).map(it -> place(it, Kind.WHOLE));
        return Stream.of(path, query, named, words, values).flatMap(it -> it);
    }

    private static Stream<ApiPlace> places(ApiText text, Kind kind) {
        return text.computed().map(it -> place(it, kind));
    }

    private static ApiPlace place(Computed computed, Kind kind) {
        return new ApiPlace(computed.name(), computed.pointer(), kind, computed.expression());
    }

    /** What is computed for it, by the names of its places. */
    public Map<String, Expression> formulas() {
        Map<String, Expression> formulas = new LinkedHashMap<>();
        places().forEach(place -> formulas.put(place.name(), place.expression()));
        return Collections.unmodifiableMap(formulas);
    }

    /** The secrets that it names. */
    public Set<String> secrets() {
        Stream<ApiText> named = headers.stream().map(ApiHeader::text);
        return Stream.of(url.texts(), named, body.stream().flatMap(ApiBody::texts))
                .flatMap(it -> it)
                .flatMap(ApiText::secrets)
                .collect(toUnmodifiableSet());
    }

    /**
     * What is sent.
     *
     * @param values what was computed, by the names of its places
     * @param secrets what a secret is, by its name
     * @return in words, which repeat no value and no secret, why there is none
     */
    public Either<String, ApiMessage> message(Value.Context values, UnaryOperator<String> secrets) {
        Filling filling = new Filling(values, secrets);
        Either<String, Map<String, String>> sent = Either.right(new LinkedHashMap<>());
        for (ApiHeader header : headers) {
            sent = sent.flatMap(before -> header.value(filling).map(value -> {
                if (!value.isEmpty()) before.put(header.name(), value);
                return before;
            }));
        }
        Either<String, Optional<Value>> content =
                body.map(it -> it.value(filling).map(Optional::of)).orElseGet(() -> Either.right(Optional.empty()));
        Either<String, Map<String, String>> named = sent;
        return url.text(filling)
                .flatMap(to ->
                        named.flatMap(with -> content.map(said -> new ApiMessage(method.name(), to, with, said))));
    }
}
