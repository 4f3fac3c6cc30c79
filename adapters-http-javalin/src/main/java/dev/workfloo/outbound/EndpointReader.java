package dev.workfloo.outbound;

import dev.workfloo.definition.DocumentReader;
import dev.workfloo.outbound.EndpointSettings.Breaker;
import io.vavr.control.Either;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how a service or gateway is spoken to. */
final class EndpointReader {

    private static final URI NOWHERE = URI.create("https://invalid/");
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");
    private static final int DEFAULT_CONCURRENT = 16;
    private static final int DEFAULT_LARGEST = 1024 * 1024;
    private static final int LARGEST = 25 * 1024 * 1024;
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Pattern SECRET = Pattern.compile("\\{\\{ *secret\\.([a-z][a-z0-9_]{0,62}) *}}");
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_TEXT = Pattern.compile("[!-~]([ -~]*[!-~])?");

    /** Those that the client writes itself. */
    private static final Set<String> OURS = Set.of(
            "idempotency-key",
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "te",
            "trailer",
            "upgrade",
            "expect");

    private final Secrets secrets;

    EndpointReader(Secrets secrets) {
        this.secrets = secrets;
    }

    EndpointSettings read(DocumentReader document, Duration defaultTimeout) {
        document.required("url");
        return new EndpointSettings(
                document.parsed(
                                "url",
                                EndpointReader::url,
                                "must be an http or https URL, without a user, a fragment or"
                                        + " a placeholder: values go into the body, and secrets into headers")
                        .orElse(NOWHERE),
                document.parsed(
                                "method",
                                EndpointReader::method,
                                "must be POST, PUT or PATCH: what is asked goes into" + " the body")
                        .orElse("POST"),
                headers(document),
                duration(document, "timeout", true).orElse(defaultTimeout),
                count(document, "maxConcurrent", 1, 1_000).orElse(DEFAULT_CONCURRENT),
                duration(document, "maxWait", false).orElse(DEFAULT_WAIT),
                count(document, "maxAnswerBytes", 1, LARGEST).orElse(DEFAULT_LARGEST),
                breaker(document));
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = new URI(text);
            boolean speaksHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            boolean isPlain = url.getRawUserInfo() == null && url.getRawFragment() == null;
            return speaksHttp && isPlain && url.getHost() != null && url.getPort() <= 65_535
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> method(String text) {
        return Optional.of(text.toUpperCase(Locale.ROOT)).filter(METHODS::contains);
    }

    private List<Header> headers(DocumentReader document) {
        List<Header> headers = new ArrayList<>();
        document.object("headers").ifPresent(all -> {
            for (String name : all.names()) {
                if (!HEADER_NAME.matcher(name).matches()) all.error(name, "is no name of a header");
                else if (OURS.contains(name.toLowerCase(Locale.ROOT))) all.error(name, "is set for each request");
                all.required(name);
                all.optionalText(name)
                        .flatMap(text -> filledIn(all, name, text))
                        .ifPresent(value -> {
                            if (HEADER_TEXT.matcher(value).matches()) headers.add(new Header(name, value));
                            else all.error(name, "must be one line of printable ASCII, its secrets too");
                        });
            }
        });
        return headers;
    }

    private Optional<String> filledIn(DocumentReader headers, String name, String text) {
        Matcher places = SECRET.matcher(text);
        for (MatchResult place : places.results().toList()) {
            Either<String, String> secret = secrets.find(place.group(1));
            if (secret.isLeft()) headers.error(name, secret.getLeft());
        }
        if (places.replaceAll("").contains("{{")) {
            headers.error(name, "must name secrets as {{ secret.name }}, in lower-case letters, digits and _");
            return Optional.empty();
        }
        if (places.reset()
                .results()
                .anyMatch(place -> secrets.find(place.group(1)).isLeft())) return Optional.empty();
        return Optional.of(places.reset()
                .replaceAll(place ->
                        Matcher.quoteReplacement(secrets.find(place.group(1)).get())));
    }

    private static Optional<Duration> duration(DocumentReader document, String member, boolean some) {
        return document.parsed(
                member,
                text -> parse(text).filter(it -> !some || !it.isZero()),
                "must be an ISO 8601 duration of an hour at most, such as PT10S");
    }

    private static Optional<Duration> parse(String text) {
        try {
            Duration duration = Duration.parse(text);
            return duration.isNegative() || duration.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(duration);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> count(DocumentReader document, String member, int least, int most) {
        Optional<Integer> count = document.count(member);
        if (count.filter(it -> it < least || it > most).isPresent()) {
            document.error(member, "must be from " + least + " to " + most);
        }
        return count;
    }

    private static Breaker breaker(DocumentReader document) {
        Optional<DocumentReader> given = document.object("circuitBreaker");
        Breaker usual = new Breaker(50, 20, 10, Duration.ofSeconds(30), 3);
        if (given.isEmpty()) return usual;
        DocumentReader breaker = given.get();
        Breaker read = new Breaker(
                count(breaker, "failureRate", 1, 100).orElse(usual.failureRate()),
                count(breaker, "window", 1, 1_000).orElse(usual.window()),
                count(breaker, "minimumCalls", 1, 1_000).orElse(usual.minimumCalls()),
                duration(breaker, "openFor", true).orElse(usual.openFor()),
                count(breaker, "trials", 1, 1_000).orElse(usual.trials()));
        breaker.done();
        return read;
    }
}
