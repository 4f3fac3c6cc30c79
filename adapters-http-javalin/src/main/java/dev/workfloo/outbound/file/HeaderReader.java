package dev.workfloo.outbound.file;

import dev.workfloo.definition.api.ApiHeader;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.outbound.http.HttpRequest;
import dev.workfloo.outbound.http.HttpRequest.Header;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads headers, and fills in the secrets that they name. */
final class HeaderReader {

    private static final Pattern SECRET = Pattern.compile("\\{\\{ *secret\\.([a-z][a-z0-9_]{0,62}) *}}");
    private static final Pattern TEXT = Pattern.compile("[!-~]([ -~]*[!-~])?");

    private final Secrets secrets;

    HeaderReader(Secrets secrets) {
        this.secrets = secrets;
    }

    List<Header> read(DocumentReader document) {
        List<Header> headers = new ArrayList<>();
        document.object("headers").ifPresent(all -> {
            for (String name : all.names()) {
                Optional<String> text = all.optionalText(name);
                refuseName(all, name, text);
                all.required(name);
                text.flatMap(it -> filledIn(all, name, it)).ifPresent(value -> headers.add(new Header(name, value)));
            }
        });
        return headers;
    }

    private static void refuseName(DocumentReader headers, String name, Optional<String> text) {
        if (!ApiHeader.isName(name)) headers.error(name, "is no name that a header can have");
        boolean isOurs = ApiHeader.WRITTEN_ANEW.contains(name.toLowerCase(Locale.ROOT)) && !isSaidAnyway(name, text);
        if (isOurs) headers.error(name, "is written for each request anew");
    }

    private static boolean isSaidAnyway(String name, Optional<String> text) {
        return name.equalsIgnoreCase("accept-encoding")
                && text.filter(HttpRequest.NO_CODING::equalsIgnoreCase).isPresent();
    }

    private Optional<String> filledIn(DocumentReader headers, String name, String text) {
        if (SECRET.matcher(text).replaceAll("").contains("{{")) {
            headers.error(name, "must name a secret as {{ secret.its_name }}, in lower-case letters, digits and _");
            return Optional.empty();
        }
        StringBuilder filled = new StringBuilder();
        Matcher reference = SECRET.matcher(text);
        boolean complete = true;
        while (reference.find()) {
            Either<String, String> secret =
                    secrets.find(reference.group(1)).peekLeft(wrong -> headers.error(name, wrong));
            complete &= secret.isRight();
            reference.appendReplacement(filled, Matcher.quoteReplacement(secret.getOrElse("")));
        }
        String value = reference.appendTail(filled).toString();
        if (complete && !TEXT.matcher(value).matches()) {
            headers.error(name, "must be one line of printable ASCII, with its secrets");
        }
        return Optional.of(value);
    }
}
