package dev.workfloo.definition.api;

import dev.workfloo.definition.api.ApiText.Literal;
import dev.workfloo.definition.api.ApiText.Part;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Where an API is asked. Scheme, host and port are literal; behind them a value is percent-encoded, and no segment of the path
 * becomes empty, {@code .} or {@code ..} by one (RFC 3986, §3.3).
 *
 * @param path from the slash behind the authority on
 * @param query what stands behind the question mark; empty where there is none
 */
@ValueObject
public record ApiUrl(ApiOrigin origin, ApiText path, Optional<ApiText> query) {

    private static final Pattern AUTHORITY = Pattern.compile("([^:/?#]*://[^/?#\\\\]*)(.*)", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    /** Without escapes: a choice that is repeated would take the more of the stack, the longer the text is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@/?-]*");

    /** Reads one; what is wrong is said in words that follow its name. */
    static Either<String, ApiUrl> read(String text) {
        return ApiText.read(text, new PlaceNames("url", "/url")).flatMap(ApiUrl::of);
    }

    private static Either<String, ApiUrl> of(ApiText text) {
        String first = text.parts().isEmpty() ? "" : text.parts().get(0).source();
        Matcher parts = AUTHORITY.matcher(first);
        boolean begins = !text.parts().isEmpty() && text.parts().get(0) instanceof Literal && parts.matches();
        if (!begins) return Either.left("must begin with https:// or http:// and a host, all literal");
        String rest = parts.group(2);
        if (rest.isEmpty() && text.parts().size() > 1) {
            return Either.left("must have no place in scheme, host or port: write a / before the first one");
        }
        List<Part> behind = new ArrayList<>(text.parts().subList(1, text.parts().size()));
        if (!rest.isEmpty()) behind.add(0, new Literal(rest));
        boolean isLegal = behind.stream()
                .filter(Literal.class::isInstance)
                .map(it -> ESCAPE.matcher(it.source()).replaceAll(""))
                .allMatch(it -> PLAIN.matcher(it).matches());
        if (!isLegal) {
            return Either.left("must have no fragment, and what no URL may hold must be percent-encoded in it");
        }
        return ApiOrigin.parse(parts.group(1)).map(origin -> split(origin, behind));
    }

    /** At the first question mark. */
    private static ApiUrl split(ApiOrigin origin, List<Part> behind) {
        List<Part> path = new ArrayList<>();
        for (int i = 0; i < behind.size(); i++) {
            String literal = behind.get(i) instanceof Literal it ? it.text() : "";
            int mark = literal.indexOf('?');
            if (mark < 0) {
                path.add(behind.get(i));
                continue;
            }
            if (mark > 0) path.add(new Literal(literal.substring(0, mark)));
            List<Part> query = new ArrayList<>(behind.subList(i + 1, behind.size()));
            String begun = literal.substring(mark + 1);
            if (!begun.isEmpty()) query.add(0, new Literal(begun));
            return new ApiUrl(origin, new ApiText(path), Optional.of(new ApiText(query)));
        }
        return new ApiUrl(origin, new ApiText(path), Optional.empty());
    }

    /** All behind the origin that has places. */
    Stream<ApiText> texts() {
        return Stream.concat(Stream.of(path), query.stream());
    }

    /** The URL in ASCII, or in words, which repeat nothing of it, why there can be none. */
    Either<String, String> text(Filling filling) {
        UrlWriter url = new UrlWriter(filling);
        Either<String, String> written = url.path(path);
        for (ApiText text : query.stream().toList()) {
            written = written.flatMap(before -> url.query(text).map(it -> before + "?" + it));
        }
        return written.map(behind -> origin + behind)
                .filterOrElse(
                        it -> it.length() <= UrlWriter.LONGEST,
                        it -> "the URL would be longer than " + UrlWriter.LONGEST + " characters");
    }

    /** The text from which it is read again. */
    @Override
    public String toString() {
        return origin + path.toString() + query.map(it -> "?" + it).orElse("");
    }
}
