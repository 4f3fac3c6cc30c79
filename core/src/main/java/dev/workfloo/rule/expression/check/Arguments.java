package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.function.Builtin;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** The arguments of a call: what is asked of each, and whether a null among them makes the result null. */
final class Arguments {

    private final Expression.Call call;
    private final List<Type> types;
    private final TypeEnvironment known;
    private final Diagnostics notes;
    private boolean nullable;

    Arguments(Expression.Call call, List<Type> types, TypeEnvironment known, Diagnostics notes) {
        this.call = call;
        this.types = types;
        this.known = known;
        this.notes = notes;
    }

    Builtin function() {
        return call.function();
    }

    int count() {
        return types.size();
    }

    /** The type of an argument, null aside. */
    Type type(int place) {
        return types.get(place).present();
    }

    boolean isNullable(int place) {
        return types.get(place).isNullable();
    }

    Expression expression(int place) {
        return call.arguments().get(place);
    }

    boolean isNonZero(int place) {
        return Bounds.excludesZero(types.get(place)) || known.present().contains(Guards.nonZero(expression(place)));
    }

    Arguments texts() {
        return all(type -> type instanceof Type.Text, "text");
    }

    Arguments text(int place) {
        return one(place, type -> type instanceof Type.Text, "text");
    }

    Arguments numbers() {
        return all(type -> type instanceof Type.Num, "a number");
    }

    Arguments number(int place) {
        return one(place, type -> type instanceof Type.Num, "a number");
    }

    Arguments integer(int place) {
        number(place);
        if (place < count() && type(place) instanceof Type.Num num && !num.whole()) {
            String argument = Diagnostics.quote(expression(place));
            mistake("needs a whole number, but " + argument + " may have decimals: floor() makes it whole");
        }
        return this;
    }

    /** A value that is no list counts as the list of it alone (DMN 1.5, §10.3.2.9.4), which is hardly what was meant. */
    Arguments list(int place) {
        one(place, type -> !type.equals(Type.NOTHING), "a list");
        if (isSingle(place)) notes.single(Diagnostics.quote(call), expression(place), types.get(place));
        return this;
    }

    private boolean isSingle(int place) {
        return !type(place).equals(Type.NOTHING) && !(type(place) instanceof Type.Sequence);
    }

    /** A date, or a date and time. */
    Arguments moment(int place) {
        return one(place, type -> type instanceof Type.Date || type instanceof Type.DateTime, "a date");
    }

    Arguments all(Predicate<Type> fits, String needed) {
        for (int place = 0; place < count(); place++) one(place, fits, needed);
        return this;
    }

    /** Asks an argument, if it is given, to be of a kind. */
    Arguments one(int place, Predicate<Type> fits, String needed) {
        if (place >= count()) return this;
        Type type = types.get(place);
        nullable |= type.isNullable();
        if (!type.equals(Type.NOTHING) && !fits.test(type.present())) {
            mistake("needs " + needed + ", but " + Diagnostics.quote(expression(place)) + " is " + Wording.of(type));
        }
        return this;
    }

    /** Asks the elements of a list to be of a kind; that some are null does not count here. */
    Arguments elements(int place, Predicate<Type> fits, String needed) {
        Type element = element(place);
        if (!element.equals(Type.NOTHING) && !fits.test(element.present())) {
            mistake("needs a list of " + needed + ", but " + (isSingle(place) ? "" : "an element of ")
                    + Diagnostics.quote(expression(place)) + " is " + Wording.of(element));
        }
        return this;
    }

    /** The narrowest type of an element and of all arguments from a place on, which must be of one kind. */
    Type joined(Type element, int from) {
        return joined(element, from, types::get);
    }

    private Type joined(Type element, int from, IntFunction<Type> typeOf) {
        Type joined = element;
        for (int place = from; place < count(); place++) {
            Type type = typeOf.apply(place);
            Optional<Type> both = Comparability.joined(joined, type);
            if (both.isEmpty()) {
                mistake("needs values of one kind, but " + Diagnostics.quote(expression(place)) + " is " + Wording.of(type)
                        + " beside " + Wording.of(joined));
                return Type.NOTHING;
            }
            joined = both.get();
        }
        return joined;
    }

    /** Asks what is looked for in a list to be of the kind of its elements. */
    Arguments lookedFor(int list, int place) {
        Operand element = new Operand("an element", expression(list), element(list));
        Operand sought = new Operand("what is looked for", expression(place), types.get(place));
        if (!Comparability.areOfOneKind(sought.type(), element.type())) {
            mistake("needs two of one kind, but " + element.words() + " and " + sought.words());
        } else if (function() == Builtin.LIST_CONTAINS) {
            Bounds.neverHolds(ComparisonOperator.EQUAL, sought, element)
                    .ifPresent(why ->
                            notes.warning(Diagnostics.quote(call) + " never holds" + (why.isEmpty() ? "" : ": " + why)));
        }
        return this;
    }

    void mistake(String sentence) {
        notes.mistake(Diagnostics.quote(call) + ": " + function().feelName() + " " + sentence);
    }

    /** What an element of the list is. */
    Type element(int place) {
        return type(place) instanceof Type.Sequence list ? list.element() : type(place);
    }

    /** The narrowest type of all arguments, each taken for a list. */
    Type joinedLists() {
        return joined(Type.NOTHING, 0, place -> isSingle(place) ? new Type.Sequence(type(place)) : types.get(place));
    }

    /** What comes out: null if one of the arguments that were asked for is. */
    Type give(Type result) {
        return nullable ? result.orNull() : result;
    }
}
