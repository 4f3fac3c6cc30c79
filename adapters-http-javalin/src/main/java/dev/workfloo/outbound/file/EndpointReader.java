package dev.workfloo.outbound.file;

import dev.workfloo.definition.Connector;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.outbound.file.EndpointSettings.Breaker;
import dev.workfloo.outbound.file.EndpointSettings.Limits;
import dev.workfloo.outbound.http.HttpRequest.Addresses;
import dev.workfloo.outbound.http.HttpRequest.Target;
import dev.workfloo.outbound.http.HttpUrl;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads how a service or gateway is spoken to. */
final class EndpointReader {

    private static final HttpUrl NOWHERE = new HttpUrl(true, "invalid", Optional.empty(), "/");
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");
    private static final int DEFAULT_CONCURRENT = 16;
    private static final int DEFAULT_LARGEST = 1024 * 1024;
    private static final int LARGEST = 25 * 1024 * 1024;
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final HeaderReader headers;

    EndpointReader(Secrets secrets) {
        this.headers = new HeaderReader(secrets);
    }

    EndpointSettings read(DocumentReader document, Duration defaultTimeout) {
        return new EndpointSettings(
                target(document), headers.read(document), limits(document, defaultTimeout), false, breaker(document));
    }

    /** The same of an API: how it is asked, definitions say. */
    EndpointSettings ofApi(HttpUrl origin, DocumentReader document) {
        Addresses addresses = document.flag("privateAddresses") ? Addresses.ALL : Addresses.LISTED;
        return new EndpointSettings(
                new Target("GET", origin, addresses),
                List.of(),
                limits(document, Connector.LONGEST_TIMEOUT),
                document.flag("keepAlive"),
                breaker(document));
    }

    private static Target target(DocumentReader document) {
        document.required("url");
        HttpUrl url = document.parsed(
                        "url",
                        EndpointReader::url,
                        "must be an http or https URL without user, fragment or placeholder:"
                                + " values go into the body, secrets into headers")
                .orElse(NOWHERE);
        String method = document.parsed(
                        "method",
                        EndpointReader::method,
                        "must be POST, PUT or PATCH: what is asked goes into the body")
                .orElse("POST");
        return new Target(method, url, Addresses.ALL);
    }

    private static Limits limits(DocumentReader document, Duration defaultTimeout) {
        return new Limits(
                duration(document, "timeout", true).orElse(defaultTimeout),
                count(document, "maxConcurrent", 1, 1_000).orElse(DEFAULT_CONCURRENT),
                duration(document, "maxWait", false).orElse(DEFAULT_WAIT),
                count(document, "maxAnswerBytes", 1, LARGEST).orElse(DEFAULT_LARGEST));
    }

    private static Optional<HttpUrl> url(String text) {
        return text.contains("#") ? Optional.empty() : HttpUrl.parse(text).toJavaOptional();
    }

    private static Optional<String> method(String text) {
        return Optional.of(text.toUpperCase(Locale.ROOT)).filter(METHODS::contains);
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
        Breaker usual = Breaker.USUAL;
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
