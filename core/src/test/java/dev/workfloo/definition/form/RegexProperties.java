package dev.workfloo.definition.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.workfloo.Samples;
import dev.workfloo.definition.form.Regex.Match;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class RegexProperties {

    /** Far more than any match takes, even on a busy machine: only a thread that hangs gets there. */
    private static final Duration FOR_EVER = Duration.ofSeconds(60);

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void refusesOrAnswersButNeverHangs(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        Either<String, Regex> compiled = Regex.compile(pattern);

        String answer = compiled.fold(
                refusal -> "refused",
                regex -> assertTimeoutPreemptively(
                        FOR_EVER, () -> regex.match(text, new StepBudget()).toString()));

        Statistics.collect(answer);
    }

    @Property
    void agreesWithThePlatform(@ForAll("plainPatterns") String pattern, @ForAll("shortTexts") String text) {
        boolean matches = Pattern.matches(pattern, text);

        Either<String, Match> match = Regex.compile(pattern).map(regex -> regex.match(text, new StepBudget()));

        assertEquals(Either.right(matches ? Match.YES : Match.NO), match);
    }

    @Provide
    Arbitrary<String> patterns() {
        return Samples.patterns();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                shortTexts(),
                Arbitraries.of("a".repeat(1_000), "ab".repeat(500), "a".repeat(999) + "b", "b".repeat(30), "\n"));
    }

    @Provide
    Arbitrary<String> shortTexts() {
        return Arbitraries.strings().withChars("ab(]\n").ofMinLength(1).ofMaxLength(12);
    }

    /** Patterns such as forms have: no group in them can match nothing twice over. */
    @Provide
    Arbitrary<String> plainPatterns() {
        Arbitrary<String> parts = Arbitraries.of(
                "a",
                "b?",
                "[ab]{2,3}",
                "(a|b)",
                "(?:ab|ba)+",
                "(b{2})?",
                "^a",
                ".*",
                "\\(",
                "(?i)A",
                "[^a]",
                "(a)\\1",
                "b$",
                "(?=a)",
                "[]a]",
                "\\Qa(\\E",
                "\\x{61}");
        return parts.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join("", list));
    }
}
