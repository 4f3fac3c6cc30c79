package dev.workfloo.rule.expression.function;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import java.util.Optional;
import java.util.function.Predicate;

/** The arguments of a call that is checked before it runs: what a function asks of each, by its index from 0. */
public interface ArgumentTypes {

    int count();

    /** The type of an argument, null aside. */
    Type type(int index);

    /** The value of an argument that is written as it is. */
    Optional<Value> literal(int index);

    /** Whether it is a list that is written with elements in it. */
    boolean isFilledList(int index);

    boolean isNonZero(int index);

    /** An argument as a sentence quotes it. */
    String quote(int index);

    /** Says what is wrong with the call; the sentence goes on behind the function's name. */
    void mistake(String sentence);

    /** Asks an argument, if it is given, to be of a kind. From then on a null among those that were asked makes the result null. */
    ArgumentTypes one(int index, Predicate<Type> fits, String needed);

    /** A value that is no list counts as the list of it alone (DMN 1.5, §10.3.2.9.4), which is hardly what was meant. */
    ArgumentTypes list(int index);

    /** Asks the elements of a list to be of a kind; that some are null does not count here. */
    ArgumentTypes elements(int index, Predicate<Type> fits, String needed);

    /** Asks what is looked for in a list to be of the kind of its elements. */
    ArgumentTypes lookedFor(int list, int index);

    /** Warns where what is looked for is never in the list. */
    ArgumentTypes maybeFound(int list, int index);

    /** The narrowest type of an element and of all arguments from an index on, which must be of one kind. */
    Type joined(Type element, int from);

    /** The narrowest type of all arguments, each taken for a list. */
    Type joinedLists();

    /** What comes out: null if one of the arguments that were asked for is. */
    Type give(Type result);

    default ArgumentTypes all(Predicate<Type> fits, String needed) {
        for (int index = 0; index < count(); index++) one(index, fits, needed);
        return this;
    }

    default ArgumentTypes texts() {
        return all(type -> type instanceof Type.Text, "text");
    }

    default ArgumentTypes text(int index) {
        return one(index, type -> type instanceof Type.Text, "text");
    }

    default ArgumentTypes numbers() {
        return all(type -> type instanceof Type.Num, "a number");
    }

    default ArgumentTypes number(int index) {
        return one(index, type -> type instanceof Type.Num, "a number");
    }

    default ArgumentTypes integer(int index) {
        number(index);
        if (index < count() && type(index) instanceof Type.Num num && !num.whole()) {
            mistake("needs a whole number, but " + quote(index) + " may have decimals: floor() makes it whole");
        }
        return this;
    }

    /** A date, or a date and time. */
    default ArgumentTypes moment(int index) {
        return one(index, Type::isMoment, "a date");
    }

    /** What an element of the list is. */
    default Type element(int index) {
        return type(index) instanceof Type.Sequence list ? list.element() : type(index);
    }
}
