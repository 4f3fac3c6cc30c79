package dev.workfloo.application.port.in.search;

import dev.workfloo.execution.ExecutionId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of an execution in lists, for a client to keep and bring back. It stays where it is for good, also when the
 * execution leaves the list, and every process knows it. It says nothing of a person.
 *
 * @param createdAt by which lists are ordered, the newest first
 * @param number by which executions of one moment are ordered
 */
public record ListPlace(Instant createdAt, long number, ExecutionId id) {

    /** Seconds since 1970, nanoseconds, number, id. */
    private static final Pattern TEXT = Pattern.compile("(\\d{1,11})\\.(\\d{1,9})\\.(\\d{1,18})\\.([0-9a-f]{24})");

    /** Reads what {@link #text} gave; empty where the text is no place. */
    public static Optional<ListPlace> read(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) return Optional.empty();
        Instant createdAt = Instant.ofEpochSecond(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
        return Optional.of(new ListPlace(createdAt, Long.parseLong(parts.group(3)), new ExecutionId(parts.group(4))));
    }

    /** Up to 65 digits, letters and dots: it needs no encoding in an address. */
    public String text() {
        return createdAt.getEpochSecond() + "." + createdAt.getNano() + "." + number + "." + id.hex();
    }
}
