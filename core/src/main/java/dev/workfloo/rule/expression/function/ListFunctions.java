package dev.workfloo.rule.expression.function;

import dev.workfloo.rule.Order;
import dev.workfloo.rule.Truth;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Functions of lists (DMN 1.5, §10.3.4.4); a value that is no list counts as the list of it alone. */
final class ListFunctions {

    private final Budget work;
    private final Calculator calculator;

    ListFunctions(Budget work, Calculator calculator) {
        this.work = work;
        this.calculator = calculator;
    }

    static List<Value> elements(Value value) {
        return value instanceof Value.Sequence list ? list.items() : List.of(value);
    }

    Value call(Builtin function, List<Value> arguments) {
        if (function == Builtin.CONCATENATE) return concatenate(arguments);
        if (arguments.get(0) instanceof Value.Null) return Value.NULL;
        List<Value> list = elements(arguments.get(0));
        if (!work.charge(list.size())) return Value.NULL;
        return switch (function) {
            case COUNT -> Value.of(list.size());
            case LIST_CONTAINS -> Truth.of(!places(list, arguments.get(1)).isEmpty());
            case INDEX_OF -> work.list(places(list, arguments.get(1)));
            case APPEND -> {
                List<Value> longer = new ArrayList<>(list);
                longer.addAll(arguments.subList(1, arguments.size()));
                yield work.list(longer);
            }
            case REVERSE -> {
                List<Value> reversed = new ArrayList<>(list);
                Collections.reverse(reversed);
                yield work.list(reversed);
            }
            case SUBLIST -> sublist(list, arguments);
            case DISTINCT_VALUES -> distinct(list);
            default -> throw new IllegalArgumentException(function.feelName());
        };
    }

    private List<Value> places(List<Value> list, Value sought) {
        List<Value> places = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (Truth.isTrue(Order.equal(list.get(i), sought))) places.add(Value.of(i + 1));
        }
        return places;
    }

    private Value concatenate(List<Value> lists) {
        List<Value> all = new ArrayList<>();
        for (Value list : lists) {
            if (list instanceof Value.Null) return Value.NULL;
            all.addAll(elements(list));
            if (!work.charge(elements(list).size())) return Value.NULL;
        }
        return work.list(all);
    }

    private Value sublist(List<Value> list, List<Value> arguments) {
        if (!(arguments.get(1) instanceof Value.Num position)) {
            return Functions.unfit(Builtin.SUBLIST, arguments.get(1), work);
        }
        Optional<Integer> start = position.indexIn(list.size());
        if (start.isEmpty()) return work.nullFor("the list has no element at this place");
        if (arguments.size() == 2) return work.list(list.subList(start.get(), list.size()));
        if (!(arguments.get(2) instanceof Value.Num length)) {
            return Functions.unfit(Builtin.SUBLIST, arguments.get(2), work);
        }
        Optional<Integer> count =
                length.asInt().filter(it -> it >= 0 && start.get() + (long) it <= list.size());
        if (count.isEmpty()) return work.nullFor("the list does not have so many elements from this place on");
        return work.list(list.subList(start.get(), start.get() + count.get()));
    }

    private Value distinct(List<Value> list) {
        List<Value> distinct = new ArrayList<>();
        for (Value element : list) {
            if (!work.charge(distinct.size())) return Value.NULL;
            if (places(distinct, element).isEmpty()) distinct.add(element);
        }
        return work.list(distinct);
    }

    /** Functions that take a list, or its elements one by one. */
    Value gather(Builtin function, List<Value> arguments) {
        List<Value> all = arguments.size() == 1 ? elements(arguments.get(0)) : arguments;
        boolean missing = arguments.size() == 1 && arguments.get(0) instanceof Value.Null;
        if (missing || !work.charge(all.size())) return Value.NULL;
        return switch (function) {
            case ALL, ANY -> logical(function, all);
            case MIN, MAX -> extreme(function, all);
            case SUM -> sum(function, all);
            case MEAN ->
                calculator.divide(sum(function, all), Value.of(Math.max(1, all.size())));
            default -> throw new IllegalArgumentException(function.feelName());
        };
    }

    private Value logical(Builtin function, List<Value> all) {
        Value result = Truth.of(function == Builtin.ALL);
        for (Value one : all) {
            if (!(one instanceof Value.Bool) && !(one instanceof Value.Null)) Functions.unfit(function, one, work);
            result = function == Builtin.ALL ? Truth.and(result, one) : Truth.or(result, one);
        }
        return result;
    }

    private Value extreme(Builtin function, List<Value> all) {
        if (all.isEmpty()) return work.nullFor(function.feelName() + "() of nothing");
        Value best = all.get(0);
        if (Order.compare(best, best) == Order.NONE) return Functions.unfit(function, best, work);
        for (Value one : all) {
            int compared = Order.compare(one, best);
            if (compared == Order.NONE) return Functions.unfit(function, one, work);
            if (function == Builtin.MIN ? compared < 0 : compared > 0) best = one;
        }
        return best;
    }

    /** Numbers only: the standard adds nothing else. */
    private Value sum(Builtin function, List<Value> all) {
        if (all.isEmpty()) return work.nullFor(function.feelName() + "() of nothing");
        Value sum = new Value.Num(BigDecimal.ZERO);
        for (Value one : all) {
            if (!(one instanceof Value.Num)) return Functions.unfit(function, one, work);
            sum = calculator.add(sum, one);
        }
        return sum;
    }
}
