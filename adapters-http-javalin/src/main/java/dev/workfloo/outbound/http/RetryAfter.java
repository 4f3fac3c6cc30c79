package dev.workfloo.outbound.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

/** How long a server wants to be left alone (RFC 9110, §10.2.3): seconds, or a date, which is read by the server's clock. */
final class RetryAfter {

    /** Where it says that; elsewhere it says other things. */
    private static final Set<Integer> STATUSES = Set.of(429, 503);

    /** More seconds than any wait here. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    static Optional<Duration> of(ClassicHttpResponse head) {
        if (!STATUSES.contains(head.getCode())) return Optional.empty();
        return text(head, HttpHeaders.RETRY_AFTER).flatMap(text -> {
            if (SECONDS.matcher(text).matches()) return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            Instant now = text(head, HttpHeaders.DATE).flatMap(RetryAfter::date).orElseGet(Instant::now);
            return date(text).map(then -> Duration.between(now, then)).filter(it -> !it.isNegative());
        });
    }

    private static Optional<String> text(ClassicHttpResponse head, String name) {
        return Optional.ofNullable(head.getFirstHeader(name))
                .map(Header::getValue)
                .map(String::strip);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
