package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.Expression;
import java.util.function.Predicate;

/** What the built-in functions for lists ask of their arguments, and the types of what they give. */
final class ListTypes {

    private ListTypes() {}

    /** Elements that are null are passed over. */
    static Type stringJoin(Arguments it) {
        it.list(0).elements(0, type -> type instanceof Type.Text, "texts");
        Type joined = it.give(Type.TEXT);
        it.text(1);
        return joined;
    }

    static Type listContains(Arguments it) {
        it.list(0).lookedFor(0, 1);
        return it.give(Type.BOOLEAN);
    }

    static Type count(Arguments it) {
        return it.list(0).give(Bounds.counted(0));
    }

    /** The least or the greatest is one of the elements; of no elements, or of null, there is none. */
    static Type extreme(Arguments it) {
        return summary(it, Comparability::isOrdered, "values that have an order");
    }

    static Type sum(Arguments it) {
        return total(it, true);
    }

    static Type mean(Arguments it) {
        return total(it, false);
    }

    private static Type total(Arguments it, boolean staysWhole) {
        Type type = summary(it, element -> element instanceof Type.Num, "numbers");
        boolean isWhole = staysWhole && type.present() instanceof Type.Num num && num.whole();
        Type total = isWhole ? Type.INTEGER : Type.NUMBER;
        return type.isNullable() ? total.orNull() : total;
    }

    /** True of no elements, for all, and false, for any; what decides is not changed by a null beside it. */
    static Type quantified(Arguments it) {
        if (it.count() > 1)
            return it.all(type -> type instanceof Type.Bool, "true or false").give(Type.BOOLEAN);
        it.list(0).elements(0, type -> type instanceof Type.Bool, "what is true or false");
        return it.element(0).isNullable() ? Type.BOOLEAN.orNull() : it.give(Type.BOOLEAN);
    }

    /** One value of a list, or of several arguments that are taken for one. */
    private static Type summary(Arguments it, Predicate<Type> fits, String needed) {
        if (it.count() > 1) {
            it.all(fits, needed);
            return it.give(it.joined(Type.NOTHING, 0));
        }
        it.list(0).elements(0, fits, needed);
        boolean isFilled = !(it.type(0) instanceof Type.Sequence)
                || it.expression(0) instanceof Expression.Sequence written
                        && !written.items().isEmpty();
        Type element = it.give(it.element(0));
        return isFilled ? element : element.orNull();
    }

    /** There are no elements from a place where there is none. */
    static Type sublist(Arguments it) {
        return it.list(0)
                .integer(1)
                .integer(2)
                .give(new Type.Sequence(it.element(0)))
                .orNull();
    }

    static Type append(Arguments it) {
        return it.list(0).give(new Type.Sequence(it.joined(it.element(0), 1)));
    }

    static Type concatenate(Arguments it) {
        for (int place = 0; place < it.count(); place++) it.list(place);
        return it.give(it.joinedLists().present());
    }

    static Type same(Arguments it) {
        return it.list(0).give(new Type.Sequence(it.element(0)));
    }

    static Type indexOf(Arguments it) {
        return it.list(0).lookedFor(0, 1).give(new Type.Sequence(Bounds.counted(1)));
    }
}
