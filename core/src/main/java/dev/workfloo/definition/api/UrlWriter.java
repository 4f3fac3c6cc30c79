package dev.workfloo.definition.api;

import dev.workfloo.definition.api.ApiText.Literal;
import dev.workfloo.definition.api.ApiText.Part;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes paths and queries, in which each value stays where it stands. */
final class UrlWriter {

    static final int LONGEST = 8_000;

    private static final Pattern SLASHES = Pattern.compile("[/\\\\]");
    private static final Pattern ESCAPES = Pattern.compile("(%[0-9A-Fa-f]{2})+");

    /** Servers decode once, and some proxies before them once more. */
    private static final int MOST_DECODINGS = 4;

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
        String read = segment;
        for (int i = 0; i < MOST_DECODINGS; i++) {
            for (String part : SLASHES.split(read, -1)) {
                String name = part.contains(";") ? part.substring(0, part.indexOf(';')) : part;
                if (name.equals(".") || name.equals("..")) return true;
            }
            read = decoded(read);
        }
        return false;
    }

    private static String decoded(String text) {
        return ESCAPES.matcher(text).replaceAll(escapes -> Matcher.quoteReplacement(bytes(escapes.group())));
    }

    private static String bytes(String escapes) {
        byte[] bytes = new byte[escapes.length() / 3];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(escapes.substring(3 * i + 1, 3 * i + 3), 16);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Optional<String> written(Part part) {
        return part instanceof Literal literal
                ? Optional.of(literal.text())
                : filling.text(part).map(UrlWriter::encoded);
    }

    /** Only what is never anything but itself stays (RFC 3986, §2.3), and the star, which stands for what is not shown. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) Byte.toUnsignedInt(each);
            boolean isItself =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~*".indexOf(c) >= 0;
            if (isItself) encoded.append(c);
            else encoded.append('%').append(hex(c >> 4)).append(hex(c & 0xf));
        }
        return encoded.toString();
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }
}
