package dev.workfloo.definition.api;

import dev.workfloo.definition.api.ApiText.Computed;
import dev.workfloo.definition.api.ApiText.Part;
import io.vavr.control.Either;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jmolecules.ddd.annotation.ValueObject;

/** A header that an API is sent. Nothing that could end it stands in its value, nor, beside other text, what parts it. */
@ValueObject
public record ApiHeader(String name, ApiText text) {

    /** Those that are written for each request anew. */
    public static final Set<String> WRITTEN_ANEW = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "idempotency-key",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");
    private static final Pattern PARTING = Pattern.compile("[\",;()\\\\]");
    private static final Pattern JSON = Pattern.compile("(?i)application/([a-z0-9.+-]+\\+)?json( *;.*)?");

    /** Whether a header can be called so (RFC 9110, §5.1). */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Reads one; what is wrong is said in words that follow its name. */
    static Either<String, ApiHeader> read(String name, String text) {
        if (!isName(name)) return Either.left("is no name that a header can have");
        String known = name.toLowerCase(Locale.ROOT);
        if (WRITTEN_ANEW.contains(known)) return Either.left("is written for each request anew");
        return ApiText.read(text, new PlaceNames("headers." + known, "/headers").below(name))
                .map(value -> new ApiHeader(name, value))
                .flatMap(header -> header.refusal()
                        .<Either<String, ApiHeader>>map(Either::left)
                        .orElseGet(() -> Either.right(header)));
    }

    private Optional<String> refusal() {
        if (name.equalsIgnoreCase("content-type")
                && !(text.isLiteral() && JSON.matcher(text.toString()).matches())) {
            return Optional.of("must be application/json, or a type that ends in +json: the body is JSON");
        }
        boolean isPrintable = text.parts().stream()
                .filter(ApiText.Literal.class::isInstance)
                .allMatch(it -> PRINTABLE.matcher(it.source()).matches());
        if (!isPrintable) return Optional.of("must be one line of printable ASCII");
        if (text.isLiteral() && Credentials.isName(name)) {
            return Optional.of("must name a secret, such as {{ secret.its_name }}, instead of saying it");
        }
        return Optional.empty();
    }

    /** Its value; blank where it is not sent. Or in words, which repeat nothing of it, why there can be none. */
    Either<String, String> value(Filling filling) {
        StringBuilder value = new StringBuilder();
        for (Part part : text.parts()) {
            Optional<String> piece = filling.text(part);
            if (piece.filter(it -> PRINTABLE.matcher(it).matches()).isEmpty()) {
                return Either.left("the header " + name + " would hold what is not printable ASCII");
            }
            boolean isApart = text.parts().size() == 1 || !(part instanceof Computed);
            if (!isApart && PARTING.matcher(piece.get()).find()) {
                return Either.left("a value of the header " + name + " would part it: it holds one of \" , ; ( ) \\");
            }
            value.append(piece.get());
        }
        return Either.right(value.toString().strip());
    }
}
