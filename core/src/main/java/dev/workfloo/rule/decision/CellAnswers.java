package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.space.Segments;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;

/**
 * What a constant cell, or one of its tests, answers to each segment of an axis: true to some, false to others, and null to
 * the rest, which are of another kind than what it compares them with. A value that is missing passes no negated test.
 */
record CellAnswers(Segments yes, Segments no) {

    /** The cell must be {@linkplain ConstantCell constant}, and its literals must be breakpoints of the axis. */
    static CellAnswers of(UnaryTests cell, Axis axis) {
        if (cell.isAny()) return new CellAnswers(axis.all(), Segments.NONE);
        CellAnswers any = new CellAnswers(Segments.NONE, axis.all());
        for (UnaryTest test : cell.tests()) any = any.or(test.fold(new OfTest(axis)));
        return cell.negated() ? new CellAnswers(any.no.without(axis.absent()), any.yes) : any;
    }

    private CellAnswers or(CellAnswers other) {
        return new CellAnswers(yes.or(other.yes), no.and(other.no));
    }

    private CellAnswers not() {
        return new CellAnswers(no, yes);
    }

    private record OfTest(Axis axis) implements UnaryTest.Cases<CellAnswers> {

        @Override
        public CellAnswers compares(UnaryTest.Compares test) {
            return compared(test.operator(), ConstantCell.literal(test.to()));
        }

        @Override
        public CellAnswers equal(UnaryTest.Equal test) {
            return compared(ComparisonOperator.EQUAL, ConstantCell.literal(test.to()));
        }

        @Override
        public CellAnswers within(UnaryTest.Within test) {
            Value low = ConstantCell.literal(test.low());
            Value high = ConstantCell.literal(test.high());
            int from = axis.segmentOf(low) + (test.lowBelongs() ? 0 : 1);
            int end = axis.segmentOf(high) + (test.highBelongs() ? 1 : 0);
            return ofItsKind(Segments.range(from, end), axis.ofKind(ValueKind.of(low)));
        }

        @Override
        public CellAnswers holds(UnaryTest.Holds test) {
            throw new IllegalArgumentException("not constant: " + test);
        }

        private CellAnswers compared(ComparisonOperator operator, Value literal) {
            int point = axis.segmentOf(literal);
            Segments same = axis.ofKind(ValueKind.of(literal));
            return switch (operator) {
                case EQUAL -> equal(literal, point);
                case NOT_EQUAL -> equal(literal, point).not();
                case LESS -> ofItsKind(Segments.range(same.from(0), point), same);
                case AT_MOST -> ofItsKind(Segments.range(same.from(0), point + 1), same);
                case GREATER -> ofItsKind(Segments.range(point + 1, same.end(0)), same);
                case AT_LEAST -> ofItsKind(Segments.range(point, same.end(0)), same);
            };
        }

        /** Everything else is unequal to null. A value of another kind, or null, is neither equal nor unequal to a literal. */
        private CellAnswers equal(Value literal, int point) {
            ValueKind kind = ValueKind.of(literal);
            return ofItsKind(Segments.only(point), kind == ValueKind.NULL ? axis.all() : axis.ofKind(kind));
        }

        private CellAnswers ofItsKind(Segments yes, Segments same) {
            return new CellAnswers(yes, same.without(yes));
        }
    }
}
