package dev.workfloo.rule.expression.function;

import dev.workfloo.rule.Order;
import dev.workfloo.rule.Truth;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.function.Builtin.Computation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Functions of lists (DMN 1.5, §10.3.4.4); a value that is no list counts as the list of it alone. */
final class ListFunctions {

    private ListFunctions() {}

    static List<Value> elements(Value value) {
        return value instanceof Value.Sequence list ? list.items() : List.of(value);
    }

    /** A function of a list that is there. */
    static Computation of(Computation use) {
        return (function, arguments, on) -> {
            Value list = arguments.get(0);
            boolean fits = !(list instanceof Value.Null)
                    && on.budget().charge(elements(list).size());
            return fits ? use.of(function, arguments, on) : Value.NULL;
        };
    }

    /** A function of all elements, which it gets in a list or one by one. */
    static Computation ofAll(Computation use) {
        return (function, arguments, on) -> {
            List<Value> all = arguments.size() == 1 ? elements(arguments.get(0)) : arguments;
            boolean isMissing = arguments.size() == 1 && arguments.get(0) instanceof Value.Null;
            return isMissing || !on.budget().charge(all.size()) ? Value.NULL : use.of(function, all, on);
        };
    }

    static Type typeOfList(ArgumentTypes it) {
        return it.list(0).give(new Type.Sequence(it.element(0)));
    }

    static Value contains(Builtin function, List<Value> arguments, Calculator on) {
        return Truth.of(!positions(elements(arguments.get(0)), arguments.get(1)).isEmpty());
    }

    static Value indexOf(Builtin function, List<Value> arguments, Calculator on) {
        return on.budget().list(positions(elements(arguments.get(0)), arguments.get(1)));
    }

    private static List<Value> positions(List<Value> list, Value sought) {
        List<Value> positions = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (Truth.isTrue(Order.equal(list.get(i), sought))) positions.add(Value.of(i + 1));
        }
        return positions;
    }

    static Value append(Builtin function, List<Value> arguments, Calculator on) {
        List<Value> longer = new ArrayList<>(elements(arguments.get(0)));
        longer.addAll(arguments.subList(1, arguments.size()));
        return on.budget().list(longer);
    }

    static Value reverse(Builtin function, List<Value> arguments, Calculator on) {
        List<Value> reversed = new ArrayList<>(elements(arguments.get(0)));
        Collections.reverse(reversed);
        return on.budget().list(reversed);
    }

    static Type typeOfConcatenation(ArgumentTypes it) {
        for (int index = 0; index < it.count(); index++) it.list(index);
        return it.give(it.joinedLists().present());
    }

    static Value concatenate(Builtin function, List<Value> lists, Calculator on) {
        List<Value> all = new ArrayList<>();
        for (Value list : lists) {
            if (list instanceof Value.Null) return Value.NULL;
            all.addAll(elements(list));
            if (!on.budget().charge(elements(list).size())) return Value.NULL;
        }
        return on.budget().list(all);
    }

    /** There are no elements from a position where there is none. */
    static Type typeOfSublist(ArgumentTypes it) {
        return it.list(0)
                .integer(1)
                .integer(2)
                .give(new Type.Sequence(it.element(0)))
                .orNull();
    }

    static Value sublist(Builtin function, List<Value> arguments, Calculator on) {
        List<Value> list = elements(arguments.get(0));
        Budget budget = on.budget();
        if (!(arguments.get(1) instanceof Value.Num position)) return function.unfit(arguments.get(1), on);
        Optional<Integer> start = position.indexIn(list.size());
        if (start.isEmpty()) return budget.nullFor("the list has no element at this place");
        if (arguments.size() == 2) return budget.list(list.subList(start.get(), list.size()));
        if (!(arguments.get(2) instanceof Value.Num length)) return function.unfit(arguments.get(2), on);
        Optional<Integer> count = length.asInt().filter(it -> it >= 0 && start.get() + (long) it <= list.size());
        if (count.isEmpty()) return budget.nullFor("the list does not have so many elements from this place on");
        return budget.list(list.subList(start.get(), start.get() + count.get()));
    }

    static Value distinct(Builtin function, List<Value> arguments, Calculator on) {
        List<Value> distinct = new ArrayList<>();
        for (Value element : elements(arguments.get(0))) {
            if (!on.budget().charge(distinct.size())) return Value.NULL;
            if (positions(distinct, element).isEmpty()) distinct.add(element);
        }
        return on.budget().list(distinct);
    }

    static boolean isTruth(Type type) {
        return type instanceof Type.Bool;
    }

    /** True of no elements, for all, and false, for any; what decides is not changed by a null beside it. */
    static Type typeOfTruths(ArgumentTypes it) {
        if (it.count() > 1)
            return it.all(ListFunctions::isTruth, "true or false").give(Type.BOOLEAN);
        it.list(0).elements(0, ListFunctions::isTruth, "what is true or false");
        return it.element(0).isNullable() ? Type.BOOLEAN.orNull() : it.give(Type.BOOLEAN);
    }

    static Computation joined(Value none, BinaryOperator<Value> operator) {
        return (function, all, on) -> {
            Value result = none;
            for (Value one : all) {
                boolean fits = one instanceof Value.Bool || one instanceof Value.Null;
                if (!fits) function.unfit(one, on);
                result = operator.apply(result, one);
            }
            return result;
        };
    }

    /** The least or the greatest is one of the elements; of no elements, or of null, there is none. */
    static Type typeOfExtreme(ArgumentTypes it) {
        return typeOfOne(it, Type::isOrdered, "values that have an order");
    }

    /** @param isBetter what a comparison with the best one so far comes to for one that is better */
    static Computation extreme(IntPredicate isBetter) {
        return (function, all, on) -> {
            if (all.isEmpty()) return ofNothing(function, on);
            Value best = all.get(0);
            if (Order.compare(best, best) == Order.NONE) return function.unfit(best, on);
            for (Value one : all) {
                int compared = Order.compare(one, best);
                if (compared == Order.NONE) return function.unfit(one, on);
                if (isBetter.test(compared)) best = one;
            }
            return best;
        };
    }

    private static Value ofNothing(Builtin function, Calculator on) {
        return on.budget().nullFor(function.feelName() + "() of nothing");
    }

    static Type typeOfSum(ArgumentTypes it) {
        Type type = typeOfOne(it, element -> element instanceof Type.Num, "numbers");
        Type sum = type.present() instanceof Type.Num num && num.whole() ? Type.INTEGER : Type.NUMBER;
        return type.isNullable() ? sum.orNull() : sum;
    }

    /** Numbers only: the standard adds nothing else. */
    static Value sum(Builtin function, List<Value> all, Calculator on) {
        if (all.isEmpty()) return ofNothing(function, on);
        Value sum = new Value.Num(BigDecimal.ZERO);
        for (Value one : all) {
            if (!(one instanceof Value.Num)) return function.unfit(one, on);
            sum = on.add(sum, one);
        }
        return sum;
    }

    static Type typeOfMean(ArgumentTypes it) {
        boolean isNullable =
                typeOfOne(it, element -> element instanceof Type.Num, "numbers").isNullable();
        return isNullable ? Type.NUMBER.orNull() : Type.NUMBER;
    }

    static Value mean(Builtin function, List<Value> all, Calculator on) {
        return on.divide(sum(function, all, on), Value.of(Math.max(1, all.size())));
    }

    /** One value of a list, or of several arguments that are taken for one. */
    private static Type typeOfOne(ArgumentTypes it, Predicate<Type> fits, String needed) {
        if (it.count() > 1) {
            it.all(fits, needed);
            return it.give(it.joined(Type.NOTHING, 0));
        }
        it.list(0).elements(0, fits, needed);
        boolean isFilled = !(it.type(0) instanceof Type.Sequence) || it.isFilledList(0);
        Type element = it.give(it.element(0));
        return isFilled ? element : element.orNull();
    }
}
