package dev.workfloo.http.operation;

import static java.util.stream.Collectors.joining;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The query of a request. A value that cannot be decoded is there all the same: it must not pass for one left out. */
public record Query(List<Parameter> parameters) {

    private static final String UNREADABLE = "\uFFFD";

    /** What may stand in a query (RFC 3986, section 3.4), beside letters and digits; what is encoded stays so. */
    private static final String PLAIN = "-._~!$&'()*+,;=:@/?%";

    /** A percent sign that encodes nothing. */
    private static final Pattern NO_CODE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    public Query {
        parameters = List.copyOf(parameters);
    }

    /** @param written as it was sent */
    public record Parameter(String name, String value, String written) {

        private static Parameter of(String pair) {
            int equals = pair.indexOf('=');
            return equals < 0
                    ? new Parameter(decoded(pair), "", pair)
                    : new Parameter(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)), pair);
        }

        /** Says nothing of what is asked for. */
        @Override
        public String toString() {
            return "Parameter";
        }
    }

    public static Query of(@Nullable String query) {
        if (query == null || query.isEmpty()) return new Query(List.of());
        return new Query(Arrays.stream(query.split("&")).map(Parameter::of).toList());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return UNREADABLE;
        }
    }

    public List<String> values(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    Query without(Set<String> names) {
        return new Query(parameters.stream()
                .filter(parameter -> !names.contains(parameter.name()))
                .toList());
    }

    /** @param value which needs no encoding, as the name does not */
    Query and(String name, String value) {
        Parameter added = new Parameter(name, value, name + "=" + value);
        return new Query(Stream.concat(parameters.stream(), Stream.of(added)).toList());
    }

    /** As it was sent, and may stand in a URL. */
    String written() {
        return parameters.stream()
                .map(Parameter::written)
                .filter(pair -> !pair.isEmpty())
                .map(Query::plain)
                .collect(joining("&"));
    }

    /** Some clients leave as it is what should be encoded. */
    private static String plain(String pair) {
        StringBuilder plain = new StringBuilder();
        for (byte each : NO_CODE.matcher(pair).replaceAll("%25").getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain = each > 0 && (Character.isLetterOrDigit(each) || PLAIN.indexOf(each) >= 0);
            if (isPlain) plain.append((char) each);
            else plain.append(String.format(Locale.ROOT, "%%%02X", each));
        }
        return plain.toString();
    }

    /** Says nothing of what is asked for. */
    @Override
    public String toString() {
        return "Query";
    }
}
