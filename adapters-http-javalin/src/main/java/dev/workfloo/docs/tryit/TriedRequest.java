package dev.workfloo.docs.tryit;

import dev.workfloo.docs.tryit.DescribedParameter.Place;
import dev.workfloo.docs.tryit.snippet.SnippetRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The request that a form's values make, or what keeps them from making one. */
final class TriedRequest {

    private final DescribedOperation operation;
    private final TriedValues values;

    TriedRequest(DescribedOperation operation, TriedValues values) {
        this.operation = operation;
        this.values = values;
    }

    /** What is wrong, by field. What the API would refuse is not: to see it refused is what the form is for. */
    Map<String, TryItWord> problems() {
        Map<String, TryItWord> problems = new LinkedHashMap<>();
        for (DescribedParameter parameter : operation.request().parameters()) {
            String value = values.of(parameter);
            if (parameter.place() == Place.HEADER && !value.isEmpty() && !SnippetRequest.isPrintable(value))
                problems.put(parameter.field(), TryItWord.HEADER_IN_ASCII);
            // Clients take these out of an address before they send it.
            if (parameter.place() == Place.PATH && value.matches("\\.{0,2}"))
                problems.put(parameter.field(), TryItWord.NO_PART_OF_A_PATH);
        }
        if (values.body().length() > SnippetRequest.LONGEST_BODY) problems.put(TriedValues.BODY, TryItWord.LONG_BODY);
        return problems;
    }

    /** @param origin where the service is, such as {@code http://127.0.0.1:8080} */
    Optional<SnippetRequest> at(String origin) {
        if (!problems().isEmpty()) return Optional.empty();
        Optional<String> body = operation.request().body().map(described -> values.body());
        return Optional.of(new SnippetRequest(
                operation.head().method(),
                origin + path() + query(),
                operation.request().isKeyed(),
                headers(),
                body.filter(text -> !text.isBlank())));
    }

    private String path() {
        String path = operation.head().path();
        for (DescribedParameter parameter : in(Place.PATH))
            path = path.replace("{" + parameter.name() + "}", encoded(values.of(parameter)));
        return path;
    }

    private String query() {
        List<String> pairs = new ArrayList<>();
        for (DescribedParameter parameter : in(Place.QUERY)) {
            if (parameter.isSandbox()) {
                if (values.isSandbox()) pairs.add(TriedValues.SANDBOX + "=true");
            } else if (parameter.isOpen()) {
                values.of(parameter)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(TriedRequest::pair)
                        .forEach(pairs::add);
            } else if (!values.of(parameter).isEmpty()) {
                pairs.add(encoded(parameter.name()) + "=" + encoded(values.of(parameter)));
            }
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static String pair(String line) {
        int middle = line.indexOf('=');
        String name = middle < 0 ? line : line.substring(0, middle);
        String value = middle < 0 ? "" : line.substring(middle + 1);
        return encoded(name.strip()) + "=" + encoded(value.strip());
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (DescribedParameter parameter : in(Place.HEADER))
            if (!values.of(parameter).isEmpty()) headers.put(parameter.name(), values.of(parameter));
        return headers;
    }

    private List<DescribedParameter> in(Place place) {
        return operation.request().parameters().stream()
                .filter(parameter -> parameter.place() == place)
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
