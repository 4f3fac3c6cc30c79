package dev.workfloo.rule.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vavr.control.Either;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ParserProperties {

    @Property(tries = 5_000)
    void readsWhatWasPrinted(@ForAll("trees") Expression tree) {
        String printed = Printer.print(tree);

        assertEquals(Either.right(tree), Parser.expression(printed), printed);
    }

    @Property(tries = 5_000)
    void readsCellsThatWerePrinted(@ForAll("cells") UnaryTests cell) {
        String printed = Printer.print(cell);

        assertEquals(Either.right(cell), Parser.unaryTests(printed), printed);
    }

    /** However it was written: with spaces, comments and parentheses that nothing needs. */
    @Property
    void printsOneTreeInOneWay(@ForAll("trees") Expression tree) {
        String printed = Printer.print(tree);
        String wide = "( /* first */ (" + printed + "\n) // last\n)";

        String again = Parser.expression(wide).map(Printer::print).get();

        assertEquals(printed, again);
    }

    @Property
    void everyTestOfACellIsOneBehindIn(@ForAll("cells") UnaryTests cell) {
        if (cell.isAny()) return;
        Expression in = new Expression.In(new Expression.Name("a"), cell.tests());

        assertEquals(Either.right(in), Parser.expression(Printer.print(in)));
    }

    @Provide
    Arbitrary<Expression> trees() {
        return Expressions.trees();
    }

    @Provide
    Arbitrary<UnaryTests> cells() {
        return Expressions.cells();
    }
}
