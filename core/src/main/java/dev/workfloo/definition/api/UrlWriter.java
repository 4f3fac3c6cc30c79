package dev.workfloo.definition.api;

import dev.workfloo.definition.api.ApiText.Literal;
import dev.workfloo.definition.api.ApiText.Part;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes paths and queries, in which each value stays where it stands. */
final class UrlWriter {

    static final int LONGEST = 8_000;

    private static final Pattern SLASHES = Pattern.compile("[/\\\\]");

    private static final String NO_TEXT = "a value of the URL has no text";

    private final Filling filling;

    UrlWriter(Filling filling) {
        this.filling = filling;
    }

    Either<String, String> query(ApiText text) {
        StringBuilder query = new StringBuilder();
        for (Part part : text.parts()) {
            Optional<String> piece = written(part);
            if (piece.isEmpty()) return Either.left(NO_TEXT);
            query.append(piece.get());
        }
        return Either.right(query.toString());
    }

    /** Slashes of values are encoded, so what a slash ends is a segment that the definition has. */
    Either<String, String> path(ApiText text) {
        StringBuilder path = new StringBuilder();
        List<Integer> filled = new ArrayList<>();
        for (Part part : text.parts()) {
            Optional<String> piece = written(part);
            if (piece.isEmpty()) return Either.left(NO_TEXT);
            if (!(part instanceof Literal))
                filled.add((int) path.chars().filter(c -> c == '/').count());
            path.append(piece.get());
        }
        String[] segments = path.toString().split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean isLost = segments[i].isEmpty() && filled.contains(i);
            if (isLost || leadsElsewhere(segments[i])) {
                return Either.left("a segment of the URL's path would be empty, . or .., and lead elsewhere");
            }
        }
        return Either.right(path.toString());
    }

    /** Also as it is read by those who take an encoded slash, or what is behind a semicolon, for less than text. */
    private static boolean leadsElsewhere(String segment) {
        return UrlText.readings(segment)
                .flatMap(SLASHES::splitAsStream)
                .map(part -> part.contains(";") ? part.substring(0, part.indexOf(';')) : part)
                .anyMatch(name -> name.equals(".") || name.equals(".."));
    }

    private Optional<String> written(Part part) {
        return part instanceof Literal literal
                ? Optional.of(literal.text())
                : filling.text(part).map(UrlText::encoded);
    }
}
