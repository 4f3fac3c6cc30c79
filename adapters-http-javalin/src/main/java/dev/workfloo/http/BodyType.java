package dev.workfloo.http;

import dev.workfloo.http.operation.Answer;
import io.javalin.http.Context;
import io.vavr.control.Either;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a request says that its body is: JSON, in which charset, and as it stands. */
record BodyType(Charset charset) {

    /** Those that JSON comes in; others that the JDK knows would only be other ways to write the same. */
    private static final Map<String, Charset> CHARSETS = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "us-ascii", StandardCharsets.US_ASCII,
            "iso-8859-1", StandardCharsets.ISO_8859_1);

    /** A parameter of a media type (RFC 9110, section 5.6.6): its name, and its value, quoted or bare. */
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^=;\"\\s]*)\\s*(?:=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\"]*)))?");

    static Either<Answer, BodyType> of(Context context) {
        List<String> types = lines(context, "Content-Type");
        if (types.size() != 1) return refused("Content-Type must be application/json");
        String type = types.get(0);
        int end = type.indexOf(';');
        String essence = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        if (!essence.equals("application/json")) return refused("Content-Type must be application/json");
        List<String> charsets = charsets(end < 0 ? "" : type.substring(end));
        if (charsets.size() > 1 || !CHARSETS.keySet().containsAll(charsets)) return refused("charset must be utf-8");
        if (isCoded(context, "Content-Encoding", "identity")) return refused("Content-Encoding is not supported");
        if (isCoded(context, "Transfer-Encoding", "chunked")) return refused("Transfer-Encoding must be chunked");
        return Either.right(
                new BodyType(charsets.stream().map(CHARSETS::get).findFirst().orElse(StandardCharsets.UTF_8)));
    }

    private static Either<Answer, BodyType> refused(String message) {
        return Either.left(Answer.malformed(415, message));
    }

    private static boolean isCoded(Context context, String name, String otherThan) {
        return lines(context, name).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .anyMatch(coding -> !coding.isBlank() && !coding.strip().equalsIgnoreCase(otherThan));
    }

    private static List<String> lines(Context context, String name) {
        return Collections.list(context.req().getHeaders(name));
    }

    /** All that are named, each once. */
    private static List<String> charsets(String parameters) {
        return PARAMETER
                .matcher(parameters)
                .results()
                .filter(parameter -> parameter.group(1).equalsIgnoreCase("charset"))
                .map(parameter -> value(parameter).toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static String value(MatchResult parameter) {
        String quoted = parameter.group(2);
        String bare = parameter.group(3);
        if (quoted != null) return quoted.replaceAll("\\\\(.)", "$1");
        return bare == null ? "" : bare.strip();
    }
}
