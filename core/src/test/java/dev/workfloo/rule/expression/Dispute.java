package dev.workfloo.rule.expression;

import static dev.workfloo.rule.expression.Clues.differInKind;
import static dev.workfloo.rule.expression.Clues.dividesByZero;
import static dev.workfloo.rule.expression.Clues.fails;
import static dev.workfloo.rule.expression.Clues.holdsAContext;
import static dev.workfloo.rule.expression.Clues.isAlsoCompared;
import static dev.workfloo.rule.expression.Clues.isCall;
import static dev.workfloo.rule.expression.Clues.isComparison;
import static dev.workfloo.rule.expression.Clues.isCutAtTheDivisor;
import static dev.workfloo.rule.expression.Clues.isDuration;
import static dev.workfloo.rule.expression.Clues.isEmptyList;
import static dev.workfloo.rule.expression.Clues.isListOrNull;
import static dev.workfloo.rule.expression.Clues.isLosing;
import static dev.workfloo.rule.expression.Clues.isNot;
import static dev.workfloo.rule.expression.Clues.isOfTwoKinds;
import static dev.workfloo.rule.expression.Clues.isOperation;
import static dev.workfloo.rule.expression.Clues.isOutside;
import static dev.workfloo.rule.expression.Clues.isScaledRight;
import static dev.workfloo.rule.expression.Clues.joinedWithNulls;
import static dev.workfloo.rule.expression.Clues.partsOf;
import static dev.workfloo.rule.expression.Clues.showSameMoment;
import static dev.workfloo.rule.expression.Clues.takesAList;
import static dev.workfloo.rule.expression.Clues.tests;

import dev.workfloo.rule.TimeText;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.function.Builtin;
import dev.workfloo.rule.expression.syntax.Printer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What we and the oracle are known to see differently; docs/expressions.md lists them. Wherever the same can be said in
 * words that the oracle understands, it must give our answer to those.
 */
enum Dispute {
    // the oracle is wrong
    TWO_MINUS_SIGNS(it -> Printer.print(it.expression()).startsWith("--")
            && fails(it)
            && it.isAlso(Reworded.takenFromZero(it.inputs().get(0)))),
    BETWEEN_BRACKETS(it -> it.expression() instanceof Expression.Between && isAlsoCompared(it)),
    FAILURE_IN_A_FILTER(it -> it.expression() instanceof Expression.Filter filter
            && fails(it)
            && partsOf(filter.by()).anyMatch(part -> isKnownToFail(part, it.names()))),
    OPERATION_IN_A_QUANTIFIER(it -> it.expression() instanceof Expression.Quantified all
            && isOperation(all.list())
            && fails(it)
            && it.isAlso(Apart.of(it.expression()))),
    NOT_BEFORE_OTHER_TESTS(it -> tests(it).size() > 1 && isNot(tests(it).get(0)) && fails(it) && isAlsoCompared(it)),
    TRUTH_AS_A_TEST(it -> tests(it).stream().anyMatch(UnaryTest.Equal.class::isInstance)
            && it.inputs().contains(Value.of(true))
            && isAlsoCompared(it)),
    RANGE_WITHOUT_AN_END(it -> tests(it).stream().anyMatch(UnaryTest.Within.class::isInstance)
            && isOfTwoKinds(it.inputs())
            && isAlsoCompared(it)),
    MOMENT_IN_TWO_ZONES(it -> showSameMoment(it.inputs()) && isComparison(it) && isAlsoCompared(it)),
    DIVISION_BY_ZERO(it -> it.ours() instanceof Value.Null && fails(it) && dividesByZero(it)),
    HUGE_NUMBER_ODD_OR_EVEN(it -> isCall(it, Builtin.ODD, Builtin.EVEN)
            && fails(it)
            && it.inputs().get(0) instanceof Value.Num huge
            && huge.number().abs().compareTo(new BigDecimal("1E34")) >= 0),
    SQUARE_ROOT_OF_FEW_DIGITS(it ->
            !it.exact() && Printer.print(it.expression()).contains("sqrt(") && it.isAlso(Apart.of(it.expression()))),
    REST_BY_A_HUGE_DIVISOR(it -> isCall(it, Builtin.MODULO) && isCutAtTheDivisor(it)),
    DURATION_SCALED(it -> it.expression() instanceof Expression.Arithmetic && isScaledRight(it)),
    PART_OF_A_DURATION(it -> it.expression() instanceof Expression.Path path
            && it.inputs().get(0) instanceof Value.Days days
            && it.isAlso(Reworded.partOfSize(path.member(), days))
            && days.length().getNano() != 0),
    SECOND_OF_A_MOMENT(it -> it.expression() instanceof Expression.Path path
            && path.member().equals("second")
            && it.inputs().get(0) instanceof Value.DateTime
            && it.theirs().equals(Optional.of(Reworded.whole(it.ours())))),
    VALUE_AS_A_LIST(
            it -> takesAList(it) && !isListOrNull(it.inputs().get(0)) && it.isAlso(Reworded.withList(it.expression()))),
    PLACE_IN_AN_EMPTY_LIST(it -> it.expression() instanceof Expression.Filter
            && isEmptyList(it.inputs().get(0))
            && it.ours() instanceof Value.Null
            && it.theirs().filter(Clues::isEmptyList).isPresent()),
    PLACE_WITH_DECIMALS(it -> it.expression() instanceof Expression.Filter
            && it.ours() instanceof Value.Null
            && it.inputs().size() > 1
            && !it.inputs().get(1).equals(Reworded.whole(it.inputs().get(1)))),
    NO_SUCH_PLACE(it -> isCall(it, Builtin.SUBSTRING, Builtin.SUBLIST)
            && it.ours() instanceof Value.Null
            && isOutside(it.inputs())),
    NULL_CONCATENATED(it -> isCall(it, Builtin.CONCATENATE)
            && it.ours() instanceof Value.Null
            && it.theirs().equals(Optional.of(joinedWithNulls(it)))),
    CHARACTER_BEYOND_FFFF(it -> isCall(it, Builtin.STRING_LENGTH, Builtin.SUBSTRING)
            && it.inputs().stream()
                    .anyMatch(value -> !Reworded.inShortCharacters(value).equals(value))
            && it.asked(Apart.of(it.expression()), Reworded::inShortCharacters)
                    .equals(Optional.of(Reworded.inShortCharacters(it.ours())))),
    NUMBER_WITH_A_BARE_POINT(it -> isCall(it, Builtin.NUMBER)
            && it.ours() instanceof Value.Null
            && it.inputs().get(0) instanceof Value.Text text
            && text.text().endsWith(".")),
    TEXT_OF_A_DURATION(it -> isCall(it, Builtin.STRING) && isLosing(it.inputs().get(0), it.theirs())),
    // the standard leaves it open, or we differ on purpose
    MINUS_OF_A_DURATION(it -> it.expression() instanceof Expression.Negation
            && isDuration(it.inputs().get(0))
            && it.isAlso(Reworded.takenFromZero(it.inputs().get(0)))),
    NUMBER_OF_A_NUMBER(it -> isCall(it, Builtin.NUMBER)
            && it.inputs().equals(List.of(it.ours()))
            && it.theirs().equals(Optional.of(Value.NULL))),
    EQUALS_SIGN_BEFORE_A_TEST(it -> tests(it).stream().anyMatch(Clues::isEquality) && fails(it) && isAlsoCompared(it)),
    NULL_TESTED(it -> !tests(it).isEmpty()
            && it.inputs().get(it.inputs().size() - 1) instanceof Value.Null
            && isAlsoCompared(it)),
    OTHER_KIND_TESTED(it -> tests(it).stream().anyMatch(UnaryTest.Equal.class::isInstance)
            && isOfTwoKinds(it.inputs())
            && it.ours() instanceof Value.Null
            && isAlsoCompared(it)),
    LISTS_OF_OTHER_KINDS(it -> it.expression() instanceof Expression.Comparison
            && it.ours() instanceof Value.Null
            && it.inputs().get(0) instanceof Value.Sequence one
            && it.inputs().get(1) instanceof Value.Sequence other
            && differInKind(one.items(), other.items())),
    PATH_INTO_A_LIST_OF_LISTS(it -> it.expression() instanceof Expression.Path
            && it.inputs().get(0) instanceof Value.Sequence list
            && list.items().stream().anyMatch(Value.Sequence.class::isInstance)
            && it.isAlso(Apart.of(it.expression()), Reworded::withoutLists)),
    FRACTION_ODD_OR_EVEN(it -> isCall(it, Builtin.ODD, Builtin.EVEN)
            && it.ours() instanceof Value.Null
            && !it.inputs().get(0).equals(Reworded.whole(it.inputs().get(0)))),
    DATE_WITHOUT_TIME(it -> isCall(it, Builtin.DATE_AND_TIME)
            && it.ours() instanceof Value.Null
            && it.inputs().get(0) instanceof Value.Text text
            && TimeText.date(text.text()).isPresent()),
    TEXT_OF_A_CONTEXT(it -> isCall(it, Builtin.STRING)
            && holdsAContext(it.inputs().get(0))
            && it.theirs().map(Reworded::letters).equals(Optional.of(Reworded.letters(it.ours())))),
    TEXT_OF_A_NUMBER(it -> isCall(it, Builtin.STRING)
            && it.theirs().map(Reworded::inShort).equals(Optional.of(Reworded.inShort(it.ours()))));

    private final Predicate<Culprit> seen;

    Dispute(Predicate<Culprit> seen) {
        this.seen = seen;
    }

    /** As it stands alone: within a filter nothing saves what does not need it. */
    private static boolean isKnownToFail(Expression part, Value.Context names) {
        Culprit culprit = Culprit.in(part, names);
        return culprit.theirs().isEmpty() && of(culprit).isPresent();
    }

    static Optional<Dispute> of(Culprit culprit) {
        for (Dispute dispute : values()) if (dispute.seen.test(culprit)) return Optional.of(dispute);
        return Optional.empty();
    }
}
