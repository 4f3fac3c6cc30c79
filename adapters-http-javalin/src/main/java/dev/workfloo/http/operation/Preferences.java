package dev.workfloo.http.operation;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a client would rather have, which may be ignored (RFC 7240).
 *
 * @param values by what is preferred; of one that is there more than once the first
 */
record Preferences(Map<String, String> values) {

    private static final String RETURN = "return";
    private static final String REPRESENTATION = "representation";
    private static final String WAIT = "wait";
    private static final int MOST_SECONDS = 30;

    static Preferences of(Call call) {
        List<String> lines = call.sender().headers().lines().apply("Prefer");
        return new Preferences(lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(preference -> preference.split(";", 2)[0].split("=", 2))
                .collect(Collectors.toMap(
                        preference -> preference[0].strip().toLowerCase(Locale.ROOT),
                        preference -> preference.length == 1
                                ? ""
                                : preference[1].strip().replace("\"", ""),
                        (first, later) -> first)));
    }

    /** Whether a command is to be answered with how the execution stands then. */
    boolean areForTheStatus() {
        return REPRESENTATION.equalsIgnoreCase(values.get(RETURN));
    }

    /** How long the client would wait for a change. */
    Optional<Duration> patience() {
        return Optional.ofNullable(values.get(WAIT))
                .filter(seconds -> seconds.matches("[0-9]{1,2}"))
                .map(Integer::parseInt)
                .filter(seconds -> seconds >= 1 && seconds <= MOST_SECONDS)
                .map(Duration::ofSeconds);
    }

    /** Says that it was done. */
    static Answer applied(Answer answer) {
        return answer.with("Preference-Applied", RETURN + "=" + REPRESENTATION);
    }
}
