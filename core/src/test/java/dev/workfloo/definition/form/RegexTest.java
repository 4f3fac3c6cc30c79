package dev.workfloo.definition.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.definition.form.Regex.Match;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {

    private static final Duration FOR_EVER = Duration.ofSeconds(60);

    private static final String TOO_MANY_WAYS =
            "can match nothing in too many ways: make fewer of its groups optional or repeated";

    private static Match match(String pattern, String text) {
        return Regex.compile(pattern)
                .map(regex -> assertTimeoutPreemptively(FOR_EVER, () -> regex.match(text, new StepBudget())))
                .getOrElseThrow(refusal -> new AssertionError(pattern + " " + refusal));
    }

    @Test
    void matchesTheWholeText() {
        assertEquals(Match.YES, match("[a-z]+", "abc"));
        assertEquals(Match.NO, match("[a-z]+", "abc1"));
        assertEquals(Match.NO, match("a|ab", "abc"));
        assertEquals(Match.YES, match("a|ab", "ab"));
    }

    @Test
    void isEqualToTheSamePattern() {
        Regex one = Regex.compile("a+").get();

        assertEquals(Regex.compile("a+").get(), one);
        assertEquals(Regex.compile("a+").get().hashCode(), one.hashCode());
        assertNotEquals(Regex.compile("a*").get(), one);
        assertEquals("a+", one.toString());
    }

    @Test
    void saysWhereAPatternIsBroken() {
        Either<String, Regex> compiled = Regex.compile("[a-z");

        assertTrue(compiled.isLeft());
        assertTrue(compiled.getLeft().matches("is not a pattern: .+ near position \\d+"), compiled.getLeft());
    }

    @Test
    void refusesAPatternThatIsTooLong() {
        Either<String, Regex> longest = Regex.compile("a".repeat(1_000));
        Either<String, Regex> longer = Regex.compile("a".repeat(1_001));

        assertTrue(longest.isRight());
        assertEquals(Either.left("must have at most 1000 characters"), longer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?x)a", "(?ix)a", "(?x:a b)"})
    void refusesFreeSpacing(String pattern) {
        Either<String, Regex> compiled = Regex.compile(pattern);

        assertEquals(Either.left("must not switch to free spacing with (?x)"), compiled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a|a)*b",
                "(a|b)*c",
                "(a*)*b",
                "(?:a|aa)+$",
                "(.*a){30}b",
                "(?:a{0,30}){0,30}c",
                "a*a*a*a*a*a*a*a*a*a*b",
                "(?=(a+)+$)b"
            })
    void answersOnCatastrophicPatterns(String pattern) {
        Match match = match(pattern, "a".repeat(999) + "!");

        assertNotEquals(Match.YES, match);
    }

    /** A reading with 900 steps behind it is no cheaper for being one. */
    @Test
    void countsWhatIsDoneBetweenReadings() {
        StepBudget plain = new StepBudget();
        StepBudget costly = new StepBudget();

        Regex.compile("(?:a)+").get().match("a".repeat(100), plain);
        Regex.compile("(?:a(?:){900})+").get().match("a".repeat(100), costly);

        assertTrue(StepBudget.WHOLE - plain.left() < 1_000, "" + plain.left());
        assertTrue(StepBudget.WHOLE - costly.left() > 9_000, "" + costly.left());
        assertEquals(Match.TOO_COSTLY, match("(?:(?:a(?:){900})+)+c", "a".repeat(999)));
    }

    @Test
    void anOverflownStackCostsAWholeMatch() throws InterruptedException {
        Regex nested =
                Regex.compile("(".repeat(50) + "a|b" + ")".repeat(50) + "*c").get();
        AtomicReference<Match> match = new AtomicReference<>();
        StepBudget budget = new StepBudget();
        Thread small = new Thread(null, () -> match.set(nested.match("a".repeat(1_000), budget)), "small", 256 * 1024);

        small.start();
        small.join();

        assertEquals(Match.TOO_COSTLY, match.get());
        assertTrue(StepBudget.WHOLE - budget.left() >= 1_000_000, "" + budget.left());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:(?:){99999}){99999}",
                "(?:){2000}",
                "(?i){99999999}a",
                "a|{99999999}",
                "^{99999999}a",
                "\\b{99999999}a",
                "()\\1{99999999}",
                "(?<n>)\\k<n>{99999999}",
                "(?=a){99999999}a",
                "(?:(?:\\c))|(?:){100}){99999}",
                "[\\c[a](?:){99999999}",
                "(?:(?:){300}|b){4}",
                "b(?<=^a{0,900})"
            })
    void refusesToCountWithoutReading(String pattern) {
        Either<String, Regex> compiled = Regex.compile(pattern);

        assertEquals(Either.left(TOO_MANY_WAYS), compiled);
    }

    /** At the end of a text nothing is left to read, and each of these parts matches nothing in two ways. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:|)",
                "(a*)*",
                "(a?)?",
                "(?:a?|b?)",
                "(?:a*|b*)",
                "$?",
                "(?:$|$)",
                "(?:(?=)|)",
                "()\\1?",
                "(?!b)()?",
                "\\x{61}?()?"
            })
    void refusesTooManyWaysToMatchNothing(String part) {
        Either<String, Regex> compiled = Regex.compile("a" + part.repeat(60) + "c");

        assertEquals(Either.left(TOO_MANY_WAYS), compiled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[A-ZÑ&]{3,4}\\d{6}[A-Z0-9]{3}",
                "^(?=.*[A-Z])(?=.*[a-z])(?=.*\\d)(?!.*(.)\\1{2}).{8,64}$",
                "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}",
                "(\\+?52)?\\s?(\\(?\\d{2,3}\\)?)?[\\s-]?\\d{3,4}[\\s-]?\\d{4}",
                "([a-z]+)?(\\d+)?(-)?([a-z]+)?(\\d+)?(-)?([a-z]+)?(\\d+)?(-)?",
                "(?:AS|B[CS]|C[CLMSH]|D[FG]|G[TR]|HG|JC|M[CNS]|N[ETL]|OC|PL|Q[TR]|S[PLR]|T[CSL]|VZ|YN|ZS){20}",
                "[A-Z]{1000}",
                "\\p{L}+(?:[ '-]\\p{L}+)*"
            })
    void takesThePatternsThatFormsHave(String pattern) {
        Either<String, Regex> compiled = Regex.compile(pattern);

        assertTrue(compiled.isRight(), compiled.toString());
    }

    @Test
    void takesAlternativesUpToTheLongestPattern() {
        String alternatives = "ab|".repeat(333) + "c";

        assertEquals(Match.YES, match(alternatives, "c"));
        assertEquals(Match.NO, match(alternatives, "d"));
    }
}
