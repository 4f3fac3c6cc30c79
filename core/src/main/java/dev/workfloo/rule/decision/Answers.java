package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;

/**
 * What a constant cell, or one of its tests, answers to each slot of a line: true to some, false to others, and null to the
 * rest, which are of another kind than what it compares them with. A value that is missing passes no negated test.
 */
record Answers(Slots yes, Slots no) {

    /** The cell must be {@linkplain Constants constant}, and its literals must be points of the line. */
    static Answers of(UnaryTests cell, Line line) {
        if (cell.isAny()) return new Answers(line.all(), Slots.NONE);
        Answers any = new Answers(Slots.NONE, line.all());
        for (UnaryTest test : cell.tests()) any = any.or(test.fold(new OfTest(line)));
        return cell.negated() ? new Answers(any.no.without(line.absent(), line.size()), any.yes) : any;
    }

    private Answers or(Answers other) {
        return new Answers(yes.or(other.yes), no.and(other.no));
    }

    private Answers not() {
        return new Answers(no, yes);
    }

    private record OfTest(Line line) implements UnaryTest.Cases<Answers> {

        @Override
        public Answers compares(UnaryTest.Compares test) {
            return compared(test.operator(), Constants.literal(test.to()));
        }

        @Override
        public Answers equal(UnaryTest.Equal test) {
            return compared(ComparisonOperator.EQUAL, Constants.literal(test.to()));
        }

        @Override
        public Answers within(UnaryTest.Within test) {
            Value low = Constants.literal(test.low());
            Value high = Constants.literal(test.high());
            int from = line.slotOf(low) + (test.lowBelongs() ? 0 : 1);
            int end = line.slotOf(high) + (test.highBelongs() ? 1 : 0);
            return ofItsKind(Slots.range(from, end), line.ofKind(Kind.of(low)));
        }

        @Override
        public Answers holds(UnaryTest.Holds test) {
            throw new IllegalArgumentException("not constant: " + test);
        }

        private Answers compared(ComparisonOperator operator, Value literal) {
            int point = line.slotOf(literal);
            Slots kin = line.ofKind(Kind.of(literal));
            return switch (operator) {
                case EQUAL -> equal(literal, point);
                case NOT_EQUAL -> equal(literal, point).not();
                case LESS -> ofItsKind(Slots.range(kin.from(0), point), kin);
                case AT_MOST -> ofItsKind(Slots.range(kin.from(0), point + 1), kin);
                case GREATER -> ofItsKind(Slots.range(point + 1, kin.end(0)), kin);
                case AT_LEAST -> ofItsKind(Slots.range(point, kin.end(0)), kin);
            };
        }

        /** All but null is unlike null; whether it is unlike a value cannot be said of other kinds, nor of null. */
        private Answers equal(Value literal, int point) {
            Kind kind = Kind.of(literal);
            return ofItsKind(Slots.only(point), kind == Kind.NULL ? line.all() : line.ofKind(kind));
        }

        private Answers ofItsKind(Slots yes, Slots kin) {
            return new Answers(yes, kin.without(yes, line.size()));
        }
    }
}
