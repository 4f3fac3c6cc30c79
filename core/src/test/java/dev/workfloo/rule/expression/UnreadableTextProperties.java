package dev.workfloo.rule.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.rule.expression.syntax.Printer;
import dev.workfloo.rule.expression.syntax.SyntaxError;
import io.vavr.control.Either;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UnreadableTextProperties {

    private static final int MEGABYTE = 1 << 20;
    private static final int LONGEST = 65_536;

    /** Pieces that open something, lead on to something, or mean something. */
    private static final List<String> PIECES = List.of(
            "(",
            "[",
            "{",
            "-",
            "not(",
            "if ",
            "if a then ",
            "a in (",
            "a in ",
            "a[",
            "a(",
            "a.",
            "{a: ",
            "some a in ",
            "every a in b, ",
            "a between ",
            "1",
            "0",
            "9",
            ".",
            "..",
            "1..",
            "1e",
            "a",
            " ",
            "\n",
            "\"",
            "\\",
            "/*",
            "//",
            "a or ",
            "a and ",
            "1+",
            "2**",
            "x<",
            ",",
            "]",
            ")",
            "}",
            "@\"",
            "date(",
            "date and ",
            "?",
            "? in ",
            "\u0000",
            "\ud83d",
            "\ufeff",
            "a a ",
            "time offset ",
            "a:b,",
            "0.0",
            "1 2 ",
            "string length ",
            "]1..",
            "(a..b[ ");

    @Property(tries = 20_000)
    void alwaysGivesATreeOrAMistake(@ForAll("texts") String text) {
        assertReadable(text);
    }

    @Property(tries = 10_000)
    void readsWhatWasOnceReadAgain(@ForAll("damaged") String text) {
        assertReadable(text);
    }

    @Example
    void givesUpOnAMegabyteOfAnything() {
        for (String piece : PIECES) {
            String text = piece.repeat(MEGABYTE / piece.length() + 1);

            assertEquals("line 1, column 1: must have at most 65536 characters", mistake(text), piece);
        }
    }

    @Example
    void bearsAsMuchOfAnythingAsATextCanHave() {
        for (String piece : PIECES) {
            assertReadable(piece.repeat(LONGEST / piece.length()));
            for (String end : List.of("a", ")", "\"", "..", "1.."))
                assertReadable(piece.repeat(LONGEST / piece.length() - 20) + end);
        }
    }

    @Example
    void bearsAnyNesting() {
        for (String piece : PIECES) {
            for (int depth : List.of(1, 40, 49, 50, 51, 99, 100, 101, 150)) {
                for (String end : List.of("a", "1", "b satisfies c", "a then b else c", "1..2", "b and c", "\"")) {
                    assertReadable(piece.repeat(depth) + end + closed(piece, depth));
                }
            }
        }
    }

    private static String closed(String piece, int depth) {
        String closing = piece.replaceAll("[^(\\[{]", "")
                .replace('(', ')')
                .replace('[', ']')
                .replace('{', '}');
        String tail = piece.startsWith("if") ? " then b else c" : piece.startsWith("some") ? " satisfies c" : "";
        return (closing + tail).repeat(depth);
    }

    /** Whatever is read is printed, and what is printed is read as the same. */
    private static void assertReadable(String text) {
        Either<SyntaxError, Expression> expression = Parser.expression(text);
        Either<SyntaxError, UnaryTests> tests = Parser.unaryTests(text);

        expression.forEach(tree -> assertEquals(expression, Parser.expression(Printer.print(tree)), text));
        tests.forEach(cell -> assertEquals(tests, Parser.unaryTests(Printer.print(cell)), text));
        expression.swap().forEach(mistake -> assertPlaced(mistake, text));
        tests.swap().forEach(mistake -> assertPlaced(mistake, text));
    }

    private static void assertPlaced(SyntaxError mistake, String text) {
        String[] lines = text.split("\n", -1);
        assertTrue(mistake.line() >= 1 && mistake.line() <= lines.length, mistake::toString);
        assertTrue(
                mistake.column() >= 1 && mistake.column() <= lines[mistake.line() - 1].length() + 1, mistake::toString);
        assertTrue(mistake.message().length() < 200, mistake::toString);
    }

    private static String mistake(String text) {
        assertEquals(
                Parser.expression(text).swap().get(),
                Parser.unaryTests(text).swap().get());
        return Parser.expression(text).swap().get().toString();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(PIECES).list().ofMaxSize(12).map(list -> String.join("", list));
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(12));
    }

    /** A text that could be read, with a little of it left out, doubled or put elsewhere. */
    @Provide
    Arbitrary<String> damaged() {
        return Arbitraries.randomValue(random -> {
            GrammarSampler sampler = new GrammarSampler(random);
            String text =
                    random.nextBoolean() ? Printer.print(sampler.expression(3)) : Printer.print(sampler.unaryTests(3));
            for (int i = random.nextInt(3); i >= 0; i--) text = damaged(text, random);
            return text;
        });
    }

    private static String damaged(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(4));
        String part = text.substring(from, to);
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, to) + part + text.substring(to);
            case 2 -> text.substring(0, from) + piece + text.substring(from);
            default -> text.substring(0, from) + piece + text.substring(to);
        };
    }
}
