package dev.workfloo.rule.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.rule.expression.syntax.Printer;
import dev.workfloo.rule.expression.syntax.SyntaxError;
import io.vavr.control.Either;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PrinterProperties {

    @Property(tries = 20_000)
    void isReadAgainAsTheSameTree(@ForAll("trees") Expression tree) {
        String printed = Printer.print(tree);

        Either<SyntaxError, Expression> read = Parser.expression(printed);

        assertEquals(Either.right(tree), read, printed);
    }

    @Property(tries = 20_000)
    void isReadAgainAsTheSameCell(@ForAll("cells") UnaryTests cell) {
        String printed = Printer.print(cell);

        Either<SyntaxError, UnaryTests> read = Parser.unaryTests(printed);

        assertEquals(Either.right(cell), read, printed);
    }

    @Provide
    Arbitrary<Expression> trees() {
        return Arbitraries.randomValue(random -> new GrammarSampler(random).expression(random.nextInt(6)));
    }

    @Provide
    Arbitrary<UnaryTests> cells() {
        return Arbitraries.randomValue(random -> new GrammarSampler(random).unaryTests(random.nextInt(6)));
    }
}
