package dev.workfloo.http.fuzz;

import dev.workfloo.http.DescribedApi;
import dev.workfloo.http.DescribedApi.Answered;
import dev.workfloo.http.DescribedApi.Asked;
import dev.workfloo.http.fuzz.Conversation.Received;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an answer must be, whatever was asked.
 *
 * @param secrets which no error repeats
 */
record Verdict(List<String> secrets) {

    /** A target that some part of the way may refuse to read as one. */
    private static final Pattern NO_TARGET =
            Pattern.compile("%(?![0-9a-fA-F]{2})|%00|%2[eEfF]|//|/\\.|;|%[89a-fA-F][0-9a-fA-F]");

    /** Says what is wrong with it. */
    Optional<String> wrong(Sent sent, Parked execution, Received received) {
        if (received.status() >= 500) return Optional.of("the service failed: " + received);
        try {
            if (!isNoHttp(sent, received)) checkDescribed(sent, received);
        } catch (AssertionError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return received.status() < 400 ? Optional.empty() : told(execution, received);
    }

    private static void checkDescribed(Sent sent, Received received) {
        Asked asked = new Asked(sent.method(), sent.target());
        DescribedApi.check(asked, new Answered(received.status(), received.headers(), received.body()));
        boolean isMethod = sent.method().equals(sent.method().toUpperCase(Locale.ROOT));
        boolean isInUtf8 = sent.headers().stream().noneMatch(line -> line.contains("charset=iso"));
        if (received.status() == 200 && isMethod && isInUtf8) {
            DescribedApi.checkTaken(asked, new String(sent.body(), StandardCharsets.UTF_8));
        }
    }

    /** Refused before it was understood as HTTP, as it may be. */
    private static boolean isNoHttp(Sent sent, Received received) {
        return received.status() == 400
                && received.body().isEmpty()
                && !received.headers().containsKey("X-Request-Id")
                && NO_TARGET.matcher(sent.target()).find();
    }

    private Optional<String> told(Parked execution, Received received) {
        String told = received.headers() + " " + received.body();
        for (String secret : secrets) {
            if (told.contains(secret)) return Optional.of("the error repeats " + secret + ": " + received);
        }
        boolean tellsTheCode = !execution.code().isEmpty() && received.body().contains(execution.code());
        return tellsTheCode ? Optional.of("the error tells the code: " + received) : Optional.empty();
    }
}
